import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';

const ROOT = resolve(import.meta.dirname, '../../..');
const FILE = resolve(
  ROOT,
  process.env.REFERENCE_DATA ?? '../shared/data',
  'meta/business-messaging-api_v23.0.yaml',
);

/** Why tests that hold something against Meta's file are skipped; empty: it is there. */
export const publishedApiMissing = existsSync(FILE) ? '' : `${FILE} is not there`;

/** What Meta documents elsewhere and left out of its OpenAPI file. */
const UNLISTED_FIELDS = ['biz_opaque_callback_data'];
const UNLISTED_PARAMETERS = ['location', 'coupon_code'];
/** Of a button's index, of which it allows no more than 1 to 6. */
const BROKEN_PATTERN = '^[2-6, 11-14]$';

interface Json {
  readonly [key: string]: unknown;
}

export interface PublishedApi {
  /** what is wrong with a request; null when it is as published */
  requestProblem(request: {
    readonly method: string;
    readonly path: string;
    readonly body: unknown;
  }): string | null;
  answerProblem(answer: {
    readonly method: string;
    readonly path: string;
    readonly status: number;
    readonly body: unknown;
  }): string | null;
  webhookProblem(body: unknown): string | null;
  /** values of the examples of an operation, by their names */
  examples(path: string, method: string, of: 'request' | number): ReadonlyMap<string, unknown>;
}

/**
 * Meta's OpenAPI file of the Cloud API, for tests. As published none of its own examples of messages is valid: it
 * closes the parts of an `allOf` to the fields of each other, and its `oneOf`s overlap. Here the parts are open, a
 * `oneOf` is chosen by its discriminator, and unknown fields of a message are looked for separately.
 */
export function readPublishedApi(): PublishedApi {
  const document = asJson(parse(readFileSync(FILE, 'utf8')));
  const schemas = asJson(asJson(document.components).schemas);
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: false });
  ajv.addSchema({ $id: 'api', components: { schemas: opened(schemas) } });
  const problem = (schema: unknown, value: unknown): string | null => {
    const validate = ajv.compile(relative(opened(schema)));
    return validate(value) ? null : ajv.errorsText(validate.errors);
  };
  const named = (name: string, value: unknown) => problem({ $ref: `#/components/schemas/${name}` }, value);
  const operationOf = (method: string, path: string): Json | undefined => {
    const segments = path.split('/');
    const found = Object.entries(asJson(document.paths)).find(([template, operations]) => {
      const wanted = template.split('/').slice(2);
      return (
        asJson(operations)[method.toLowerCase()] !== undefined &&
        wanted.length === segments.length &&
        wanted.every((part, at) => part.startsWith('{') || part === segments[at])
      );
    });
    return found === undefined ? undefined : asJson(asJson(found[1])[method.toLowerCase()]);
  };
  const chosen = (schema: string, value: unknown): string | null => {
    const { propertyName, mapping } = asJson(asJson(schemas[schema]).discriminator);
    const kind = String(asJson(value)[String(propertyName)]);
    const ref = asJson(mapping)[kind];
    return typeof ref === 'string' ? named(ref.split('/').at(-1) ?? '', value) : `${schema} ${kind}`;
  };
  /** What the discriminators of the parts of a template choose. */
  const templateProblem = (template: unknown): string | null => {
    for (const component of listOf(asJson(template).components)) {
      const { type, parameters } = asJson(component);
      const kind = type === 'button' ? 'ButtonParameterObject' : 'ParameterObject';
      const wrong = [
        chosen('TemplateComponent', component),
        ...listOf(parameters).map((parameter) => chosen(kind, parameter)),
      ].find((problemOfPart) => problemOfPart !== null);
      if (wrong !== undefined) return wrong;
    }
    return null;
  };

  return {
    requestProblem({ method, path, body }) {
      const operation = operationOf(method, path);
      if (operation === undefined) return `no ${method} ${path}`;
      if (path.endsWith('/media')) {
        const form = asJson(asJson(asJson(operation.requestBody).content)['multipart/form-data']);
        // the content of a file is binary, which the schema calls text
        return problem(form.schema, { ...asJson(body), file: '' });
      }
      if (!path.endsWith('/messages')) return null;
      const { type } = asJson(body);
      const mapping = asJson(asJson(asJson(schemas.Message).discriminator).mapping);
      const name = String(mapping[String(type)]).split('/').at(-1) ?? '';
      const known = [...fieldsOf(schemas, name), ...UNLISTED_FIELDS];
      const unknown = Object.keys(asJson(body)).filter((field) => !known.includes(field));
      if (unknown.length > 0) return `unknown: ${unknown.join(', ')}`;
      const listed = withoutUnlisted(asJson(body));
      return named(name, listed) ?? templateProblem(listed.template);
    },
    answerProblem({ method, path, status, body }) {
      const operation = operationOf(method, path);
      if (operation === undefined) return `no ${method} ${path}`;
      if (status >= 400) return named('GraphAPIError', body);
      return problem(contentOf(asJson(asJson(operation.responses)[status])).schema, body);
    },
    webhookProblem(body) {
      const entries = asJson(body).entry;
      if (!Array.isArray(entries)) return 'no entry';
      for (const change of entries.flatMap((entry) => asJson(entry).changes)) {
        const { field, value } = asJson(change);
        const name =
          asJson(value).statuses === undefined ? 'IncomingMessageValueGeneral' : 'StatusMessageValue';
        const wrong = field === 'messages' ? named(name, value) : `field ${String(field)}`;
        if (wrong !== null) return wrong;
      }
      return null;
    },
    examples(path, method, of) {
      const operation = asJson(asJson(asJson(document.paths)[path])[method]);
      const holder = of === 'request' ? operation.requestBody : asJson(operation.responses)[of];
      const examples = Object.entries(asJson(contentOf(asJson(holder)).examples));
      return new Map(examples.map(([name, example]) => [name, asJson(example).value]));
    },
  };
}

/** The request without the parts of a template the file does not know. */
function withoutUnlisted(body: Json): Json {
  if (body.template === undefined) return body;
  const template = asJson(body.template);
  const components = listOf(template.components).filter((component) =>
    listOf(asJson(component).parameters).every(
      (parameter) => !UNLISTED_PARAMETERS.includes(String(asJson(parameter).type)),
    ),
  );
  return { ...body, template: { ...template, components } };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function contentOf({ content }: Json): Json {
  return asJson(asJson(content)['application/json']);
}

/** Fields of an object schema and of its parts. */
function fieldsOf(schemas: Json, name: string): string[] {
  const { properties, allOf } = asJson(schemas[name]);
  const parts = Array.isArray(allOf) ? allOf : [];
  return [
    ...Object.keys(asJson(properties)),
    ...parts.flatMap((part) => {
      const ref = asJson(part).$ref;
      return typeof ref === 'string'
        ? fieldsOf(schemas, ref.split('/').at(-1) ?? '')
        : Object.keys(asJson(asJson(part).properties));
    }),
  ];
}

/** Without `additionalProperties: false`, the pattern that is none, and the choices that overlap. */
function opened(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(opened);
  if (typeof schema !== 'object' || schema === null) return schema;
  const kept = Object.entries(schema).filter(
    ([key, value]) =>
      key !== 'discriminator' &&
      key !== 'example' &&
      !(key === 'additionalProperties' && value === false) &&
      value !== BROKEN_PATTERN &&
      !(key === 'oneOf' && 'discriminator' in schema),
  );
  return Object.fromEntries(kept.map(([key, value]) => [key, opened(value)]));
}

function relative(schema: unknown): Json {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"api#/components/'));
}

function asJson(value: unknown): Json {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
