import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv } from 'ajv';
import qs from 'qs';
import { parse as parseYaml } from 'yaml';
import { textAt, valueAt } from '../providers/json-fields.ts';
import type { RecordedRequest } from './recorded-provider.ts';

const ROOT = resolve(import.meta.dirname, '../../../../..');
const FOLDER = resolve(ROOT, process.env.REFERENCE_DATA ?? '../shared/data');

/** Why tests that hold requests against the providers' own schemas are skipped; empty: those are there. */
export const publishedSchemasMissing = existsSync(FOLDER) ? '' : `${FOLDER} is not there`;

export interface PublishedApi {
  /** what is wrong with a request; null when it is as published, `unlisted` when the file has no such operation */
  problemOf(request: RecordedRequest): string | null;
}

/** Reads a published OpenAPI file: JSON or YAML, of Stripe (form bodies), Razorpay or PayPal. */
export function readPublishedApi(file: string, { under = '', formBodies = false } = {}): PublishedApi {
  const text = readFileSync(resolve(FOLDER, file), 'utf8');
  const document: unknown = file.endsWith('.json') ? JSON.parse(text) : parseYaml(text);
  // some patterns of PayPal are none where Unicode is asked for
  const ajv = new Ajv({ strict: false, validateFormats: false, coerceTypes: true, unicodeRegExp: false });
  ajv.addSchema({ $id: 'api', components: valueAt(document, 'components') });
  const compiled = new Map<unknown, ReturnType<Ajv['compile']>>();
  const check = (schema: unknown, value: unknown): string | null => {
    const validate = compiled.get(schema) ?? ajv.compile(relative(schema));
    compiled.set(schema, validate);
    return validate(value) ? null : ajv.errorsText(validate.errors, { dataVar: 'request' });
  };
  const resolved = (value: unknown): unknown => {
    const ref = textAt(value, '$ref');
    return ref === null ? value : valueAt(document, ...ref.slice(2).split('/'));
  };
  return {
    problemOf({ method, path, query, headers, body }) {
      const template = findTemplate(document, { method, path: path.slice(under.length) });
      if (template === null) return 'unlisted';
      const operation = valueAt(document, 'paths', template, method.toLowerCase());
      const shared = valueAt(document, 'paths', template, 'parameters');
      const parameters = [valueAt(operation, 'parameters'), shared].flat().map(resolved);
      const known = parameters.filter((parameter) => textAt(parameter, 'in') === 'query');
      const sent = qs.parse(query);
      for (const [name, value] of Object.entries(sent)) {
        const parameter = known.find((one) => textAt(one, 'name') === name);
        if (parameter === undefined) return `unknown parameter ${name}`;
        const wrong = check(valueAt(parameter, 'schema'), value);
        if (wrong !== null) return `${name}: ${wrong}`;
      }
      for (const parameter of parameters) {
        const name = textAt(parameter, 'name') ?? '';
        if (valueAt(parameter, 'required') !== true) continue;
        const given = { query: sent, header: headers }[textAt(parameter, 'in') ?? ''];
        if (
          given !== undefined &&
          valueAt(given, name) === undefined &&
          valueAt(given, name.toLowerCase()) === undefined
        ) {
          return `parameter ${name} is missing`;
        }
      }
      const content = valueAt(resolved(valueAt(operation, 'requestBody')), 'content');
      const type = formBodies ? 'application/x-www-form-urlencoded' : 'application/json';
      const schema = valueAt(content, type, 'schema');
      if (body === '' || schema === undefined) return body === '' ? null : 'has a body';
      if (!headers['content-type']?.startsWith(type)) return `content-type is ${headers['content-type']}`;
      return check(schema, formBodies ? qs.parse(body, { depth: 10 }) : JSON.parse(body));
    },
  };
}

function findTemplate(
  document: unknown,
  { method, path }: { readonly method: string; readonly path: string },
): string | null {
  const segments = path.split('/');
  const fits = (template: string) => {
    const wanted = template.split('/');
    return (
      wanted.length === segments.length &&
      wanted.every((part, at) => part.startsWith('{') || part === segments[at])
    );
  };
  const paths = Object.entries(valueAt(document, 'paths') ?? {});
  const found = paths.find(
    ([template, item]) => fits(template) && valueAt(item, method.toLowerCase()) !== undefined,
  );
  return found?.[0] ?? null;
}

function relative(schema: unknown): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"api#/components/'));
}

/** An object as Stripe publishes it for tests; empty without the published files. */
export function stripeFixture(name: string): object {
  if (publishedSchemasMissing !== '') return {};
  const text = readFileSync(resolve(FOLDER, 'stripe/fixtures3.json'), 'utf8');
  return Object(valueAt(JSON.parse(text), 'resources', name));
}
