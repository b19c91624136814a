import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import {
  asJson,
  contentOf,
  isUnder,
  operationOf,
  type PublishedPayments,
  publishedPath,
  readableDocument,
  requestProblem,
  schemaProblem,
} from './published.ts';

const FOLDER = publishedPath('razorpay');

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

  return {
    exchange({ method, path, query, body, answer }) {
      const short = path.replace('/v1', '');
      if (isUnder(short, LEFT_OUT)) return null;
      const operation = operationOf(api, method, short);
      if (operation === undefined) return `no ${method} ${path}`;
      if (answer !== undefined) {
        if (answer.status >= 400) return null;
        return schemaProblem(contentOf(asJson(operation.responses)[answer.status]), answer.body);
      }
      return requestProblem(operation, { query, body });
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
