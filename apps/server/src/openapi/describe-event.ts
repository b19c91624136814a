import { webhookEventExamples } from '@mywasender/contract/http/examples/webhook-events';
import { EVENTS, eventBodySchema, type WebhookEvent } from '@mywasender/contract/http/webhook-events';
import { JOBS } from '../jobs/job-map.ts';

const TRIES = JOBS['webhook.deliver'].retries + 1;

/** The headers of Standard Webhooks, by their names among the parameters of the document. */
export const WEBHOOK_HEADERS = {
  WebhookId: {
    name: 'webhook-id',
    in: 'header',
    required: true,
    description: 'The `id` of the event: keep it, and answer 204 to one you know.',
    schema: { type: 'string', format: 'uuid' },
  },
  WebhookTimestamp: {
    name: 'webhook-timestamp',
    in: 'header',
    required: true,
    description: 'When this try was sent, in seconds since 1970. Refuse what is older than five minutes.',
    schema: { type: 'string', pattern: '^\\d+$' },
  },
  WebhookSignature: {
    name: 'webhook-signature',
    in: 'header',
    required: true,
    description:
      '`v1a,` and the Ed25519 signature of `id.timestamp.body` in base64; two of them, with a space between, for a day after a change of keys.',
    schema: { type: 'string', pattern: '^v1a,\\S+( v1a,\\S+)*$' },
  },
} as const;

/** The operation object of an event: a call of the server to the address of a shop. */
export function describeEvent(event: WebhookEvent, refer: (schema: unknown) => unknown) {
  return {
    tags: ['webhooks'],
    operationId: operationIdOfEvent(event),
    summary: EVENTS[event].summary,
    description:
      'Sent to the addresses of a reseller that ask for it, signed by the key of the address; perhaps more than once, and in any order. Further fields may be added.',
    security: [],
    parameters: Object.keys(WEBHOOK_HEADERS).map((name) => ({ $ref: `#/components/parameters/${name}` })),
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: refer(eventBodySchema(event)),
          example: webhookEventExamples[event],
        },
      },
    },
    responses: {
      '2XX': { description: 'Delivered. The body is not read.' },
      '410': { description: 'The address is switched off at once.' },
      default: {
        description: `Not delivered: tried ${TRIES} times over two days, then the address is switched off. Redirects are not followed.`,
      },
    },
  };
}

/** `license.issued` → `onLicenseIssued` */
export function operationIdOfEvent(event: WebhookEvent): string {
  return `on${event
    .split('.')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')}`;
}
