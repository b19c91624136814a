import { existsSync, readFileSync } from 'node:fs';
import type { PaymentExchange } from '../src/payments/types.ts';
import {
  asJson,
  contentOf,
  isUnder,
  type Json,
  operationOf,
  type PublishedPayments,
  parametersOf,
  publishedPath,
  readableDocument,
  schemaProblem,
} from './published.ts';

const FILE = publishedPath('stripe/requests.json');

/** What Stripe's file of 2023-08-16 does not know yet. Calls and parameters that came since. */
const NEWER_PATHS = ['/v1/account', '/v1/charges', '/v1/invoice_payments', '/v1/radar/early_fraud_warnings'];
/** Fields that were required then and are gone since 2025-03-31.basil. */
const GONE: Readonly<Record<string, readonly string[]>> = {
  subscription: ['current_period_end', 'current_period_start'],
  invoice: ['paid', 'paid_out_of_band', 'total_tax_amounts'],
  line_item: ['proration', 'type'],
};
/** Fields whose values or shape changed since, by schema. */
const CHANGED: Readonly<Record<string, readonly string[]>> = {
  'checkout.session': ['customer_creation', 'custom_text', 'ui_mode'],
  subscription: ['automatic_tax', 'cancellation_details'],
  payment_intent: ['capture_method'],
};

export const publishedStripeMissing = existsSync(FILE) ? '' : `${FILE} is not there`;

/** Holds calls and answers against Stripe's file; null when they are as published. */
export function readPublishedStripe(): PublishedPayments {
  const published = asJson(JSON.parse(readFileSync(FILE, 'utf8')));
  const schemas = asJson(asJson(published.components).schemas);
  for (const [name, fields] of Object.entries(GONE)) {
    const schema = asJson(schemas[name]);
    const required: unknown[] = Array.isArray(schema.required) ? schema.required : [];
    schemas[name] = { ...schema, required: required.filter((field) => !fields.includes(String(field))) };
  }
  for (const [name, fields] of Object.entries(CHANGED)) {
    const schema = asJson(schemas[name]);
    const kept = Object.entries(asJson(schema.properties)).filter(([field]) => !fields.includes(field));
    schemas[name] = { ...schema, properties: Object.fromEntries(kept) };
  }
  const document = readableDocument({ ...published, components: { schemas } });

  const exchange = ({ method, path, query, body, answer }: PaymentExchange): string | null => {
    if (isUnder(path, NEWER_PATHS)) return null;
    const operation = operationOf(document, method, path);
    if (operation === undefined) return `no ${method} ${path}`;
    if (answer !== undefined) {
      const status = answer.status < 300 ? '200' : 'default';
      const schema = contentOf(asJson(operation.responses)[status]);
      const asked = [query.expand, asJson(body).expand].flat().filter((one) => typeof one === 'string');
      return schemaProblem(
        schema,
        asked.reduce<unknown>((one, way) => collapsed(one, way.split('.')), answer.body),
      );
    }
    const form = contentOf(operation.requestBody, 'application/x-www-form-urlencoded');
    const wrong = method === 'GET' ? null : schemaProblem(form, typed(form, body ?? {}));
    return wrong ?? queryProblem(operation, query);
  };
  const webhook = (event: unknown): string | null => {
    const read = asJson(asJson(document.components).schemas);
    const { object } = asJson(asJson(event).data);
    const schema = read[String(asJson(object).object)];
    return schemaProblem(asJson(read.event), event) ?? schemaProblem(asJson(schema), object);
  };
  return { exchange, webhook };
}

function queryProblem(operation: Json, query: Readonly<Record<string, unknown>>): string | null {
  const parameters = parametersOf(operation);
  for (const [name, value] of Object.entries(query)) {
    const known = parameters.find((parameter) => parameter.name === name);
    if (known === undefined) return `unknown query parameter ${name}`;
    const wrong = schemaProblem(asJson(known.schema), typed(known.schema, value));
    if (wrong !== null) return `${name}: ${wrong}`;
  }
  return null;
}

/** Form fields are text; numbers and booleans are made of them where the schema asks for some. */
function typed(schema: unknown, value: unknown): unknown {
  const { type, properties, items, anyOf } = asJson(schema);
  if (Array.isArray(anyOf)) {
    const read = anyOf.map((one) => typed(one, value));
    return read.find((one, at) => schemaProblem(asJson(anyOf[at]), one) === null) ?? value;
  }
  if (Array.isArray(value)) return value.map((one) => typed(items, one));
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).map(([name, one]) => [name, typed(asJson(properties)[name], one)]);
    return Object.fromEntries(fields);
  }
  if ((type === 'integer' || type === 'number') && value !== '' && !Number.isNaN(Number(value))) {
    return Number(value);
  }
  return type === 'boolean' && (value === 'true' || value === 'false') ? value === 'true' : value;
}

/** An answer as it is without `expand`, which is what the file (pruned) knows. */
function collapsed(value: unknown, [head, ...rest]: string[]): unknown {
  if (Array.isArray(value)) return value.map((one) => collapsed(one, [head ?? '', ...rest]));
  if (head === undefined || typeof value !== 'object' || value === null) return value;
  const { [head]: inside, ...others } = asJson(value);
  if (Array.isArray(inside)) return { ...others, [head]: collapsed(inside, rest) };
  const { id } = asJson(inside);
  return id === undefined ? others : { ...others, [head]: id };
}
