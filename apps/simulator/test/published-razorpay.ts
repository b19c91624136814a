import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import {
  asJson,
  type Json,
  operationOf,
  type PublishedPayments,
  readableDocument,
  schemaProblem,
} from './published.ts';

const FOLDER = resolve(
  import.meta.dirname,
  '../../..',
  process.env.REFERENCE_DATA ?? '../shared/data',
  'razorpay',
);

/** Parts of the API the file leaves out; what their webhooks carry is in the other file. */
const LEFT_OUT = ['/plans', '/subscriptions', '/invoices', '/disputes'];
/** Fields of which the file says less than Razorpay's documentation: empty notes are a list, `receipt` can be null. */
const LOOSE = ['notes', 'receipt', 'payment_capture'];

export const publishedRazorpayMissing = existsSync(FOLDER) ? '' : `${FOLDER} is not there`;

/** Holds calls, answers and webhooks against the files about Razorpay (a third party's; 11 paths, 43 events). */
export function readPublishedRazorpay(): PublishedPayments {
  const read = (name: string) => readableDocument(loose(parse(readFileSync(resolve(FOLDER, name), 'utf8'))));
  const api = read('razorpay-openapi.yml');
  const events = Object.values(
    asJson(asJson(read('razorpay-webhooks-asyncapi.yml').components).messages),
  ).map(asJson);
  const schemaOf = (holder: unknown): Json =>
    asJson(asJson(asJson(asJson(holder).content)['application/json']).schema);

  return {
    exchange({ method, path, query, body, answer }) {
      const short = path.replace('/v1', '');
      if (LEFT_OUT.some((one) => short === one || short.startsWith(`${one}/`))) return null;
      const operation = operationOf(api, method, short);
      if (operation === undefined) return `no ${method} ${path}`;
      if (answer !== undefined) {
        if (answer.status >= 400) return null;
        return schemaProblem(schemaOf(asJson(operation.responses)[answer.status]), answer.body);
      }
      const parameters = Array.isArray(operation.parameters) ? operation.parameters.map(asJson) : [];
      const extra = Object.keys(query).find((name) => !parameters.some((one) => one.name === name));
      if (extra !== undefined) return `unknown query parameter ${extra}`;
      return operation.requestBody === undefined
        ? null
        : schemaProblem(schemaOf(operation.requestBody), body ?? {});
    },
    webhook(body) {
      const message = events.find(({ name }) => name === asJson(body).event);
      return message === undefined
        ? `no event ${String(asJson(body).event)}`
        : schemaProblem(asJson(message.payload), body);
    },
  };
}

function loose(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(loose);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => {
      if (key !== 'properties') return [key, loose(value)];
      return [
        key,
        Object.fromEntries(Object.entries(asJson(loose(value))).filter(([field]) => !LOOSE.includes(field))),
      ];
    }),
  );
}
