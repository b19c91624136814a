import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  asJson,
  contentOf,
  isUnder,
  type Json,
  operationOf,
  type PublishedPayments,
  publishedPath,
  readableDocument,
  requestProblem,
  schemaProblem,
} from './published.ts';

const FOLDER = publishedPath('paypal');
const FILES = [
  'checkout_orders_v2.json',
  'payments_payment_v2.json',
  'billing_subscriptions_v1.json',
  'notifications_webhooks_v1.json',
];
/** Parts of the API that are in none of the four files. */
const LEFT_OUT = ['/v1/oauth2/token', '/v1/reporting/transactions', '/v1/customer/disputes'];
/** Schemas of what webhooks carry, by the type of the resource. */
const RESOURCES: Readonly<Record<string, string>> = {
  'checkout-order': 'order',
  capture: 'capture',
  refund: 'refund',
  subscription: 'subscription',
};

export const publishedPaypalMissing = existsSync(FOLDER) ? '' : `${FOLDER} is not there`;

/** Holds calls, answers and webhooks against PayPal's files of 2024-02. */
export function readPublishedPaypal(): PublishedPayments {
  const documents = FILES.map((name) =>
    readableDocument(JSON.parse(readFileSync(resolve(FOLDER, name), 'utf8'))),
  );
  const named = (name: string): Json => {
    const holder = documents.find(
      (document) => asJson(asJson(document.components).schemas)[name] !== undefined,
    );
    return asJson(asJson(asJson(holder?.components).schemas)[name]);
  };

  return {
    exchange({ method, path, query, body, answer }) {
      if (isUnder(path, LEFT_OUT)) return null;
      const operation = documents
        .map((document) => operationOf(document, method, path))
        .find((one) => one !== undefined);
      if (operation === undefined) return `no ${method} ${path}`;
      if (answer !== undefined) {
        if (answer.status >= 400) return schemaProblem(named(`error_${answer.status}`), answer.body);
        const response = asJson(operation.responses)[answer.status];
        if (response === undefined) return `status ${answer.status}`;
        return answer.status === 204 ? null : schemaProblem(contentOf(response), answer.body);
      }
      return requestProblem(operation, { query, body });
    },
    webhook(body) {
      const { resource_type: kind, resource } = asJson(body);
      const schema = RESOURCES[String(kind)];
      return (
        schemaProblem(named('event'), body) ??
        (schema === undefined ? null : schemaProblem(named(schema), resource))
      );
    },
  };
}
