import { resolve } from 'node:path';
import Schema from 'typebox/schema';
import type { PaymentExchange } from '../src/payments/types.ts';

/** Answers with what is not as the provider published it; null: nothing. */
export interface PublishedPayments {
  readonly exchange: (exchange: PaymentExchange) => string | null;
  readonly webhook: (body: unknown) => string | null;
}

export interface Json {
  [key: string]: unknown;
}

export function asJson(value: unknown): Json {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** A file or folder of what the providers published. */
export function publishedPath(name: string): string {
  return resolve(import.meta.dirname, '../../..', process.env.REFERENCE_DATA ?? '../shared/data', name);
}

/** The schema of a request body or an answer. */
export function contentOf(holder: unknown, type = 'application/json'): Json {
  return asJson(asJson(asJson(asJson(holder).content)[type]).schema);
}

export function parametersOf(operation: Json): Json[] {
  return Array.isArray(operation.parameters) ? operation.parameters.map(asJson) : [];
}

/** What is wrong with a call whose body is JSON: a query parameter nobody knows, or the body. */
export function requestProblem(
  operation: Json,
  { query, body }: Pick<PaymentExchange, 'query' | 'body'>,
): string | null {
  const parameters = parametersOf(operation);
  const extra = Object.keys(query).find((name) => !parameters.some((one) => one.name === name));
  if (extra !== undefined) return `unknown query parameter ${extra}`;
  return operation.requestBody === undefined
    ? null
    : schemaProblem(contentOf(operation.requestBody), body ?? {});
}

/** Whether a path is one of these or below one. */
export function isUnder(path: string, places: readonly string[]): boolean {
  return places.some((place) => path === place || path.startsWith(`${place}/`));
}

/** The operation of an OpenAPI document behind a path with ids in it; literal segments go before parameters. */
export function operationOf(document: Json, method: string, path: string): Json | undefined {
  const segments = path.split('/');
  const found = Object.entries(asJson(document.paths))
    .filter(([template, operations]) => {
      const wanted = template.split('/');
      return (
        asJson(operations)[method.toLowerCase()] !== undefined &&
        wanted.length === segments.length &&
        wanted.every((part, at) => part.startsWith('{') || part === segments[at])
      );
    })
    .sort(([a], [b]) => a.split('{').length - b.split('{').length)[0];
  return found === undefined ? undefined : asJson(asJson(found[1])[method.toLowerCase()]);
}

/** What is wrong with a value by a JSON schema; null when nothing is. Not compiled: some of these take seconds to compile. */
export function schemaProblem(schema: Json, value: unknown): string | null {
  if (Schema.Check(schema, value)) return null;
  const [, errors] = Schema.Errors(schema, value);
  return errors
    .slice(0, 4)
    .map(({ instancePath, message }) => `${instancePath} ${message}`)
    .join('; ');
}

/**
 * An OpenAPI document whose references are the objects they mean, and whose `nullable` (3.0) is said in the words of
 * JSON Schema. Schemas that contain themselves become objects that do.
 */
export function readableDocument(document: unknown): Json {
  const made = new Map<unknown, Json>();
  const read = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(read);
    if (typeof node !== 'object' || node === null) return node;
    const known = made.get(node);
    if (known !== undefined) return known;
    const { $ref: ref, nullable, ...rest } = asJson(node);
    if (typeof ref === 'string') return read(behind(document, ref));
    const inside: Json = {};
    const result: Json = nullable === true ? { anyOf: [{ type: 'null' }, inside] } : inside;
    made.set(node, result);
    for (const [key, value] of Object.entries(rest)) {
      if (key !== 'pattern' || isPattern(value)) inside[key] = read(value);
    }
    return result;
  };
  return asJson(read(document));
}

/** Some published patterns are no regular expressions of JSON Schema, e.g. PayPal's of mail addresses. */
function isPattern(value: unknown): boolean {
  try {
    return new RegExp(String(value), 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

/** `#/components/schemas/x` of a document. */
function behind(document: unknown, ref: string): unknown {
  const names = ref.split('/').slice(1);
  return names.reduce<unknown>((node, name) => asJson(node)[name.replaceAll('~1', '/')], document);
}
