import { ERRORS, type ErrorCode } from '@mywasender/contract/error-codes';
import { EXAMPLES } from '@mywasender/contract/http/examples/example-map';
import { ErrorAnswer } from '@mywasender/contract/http/page';
import { errorsOf } from '@mywasender/contract/http/routes/errors-of';
import type { RouteDefinition } from '@mywasender/contract/http/routes/route';
import { ROUTES, type RouteKey } from '@mywasender/contract/http/routes/route-map';

/** What may be said about any route's example, whatever its types. */
export interface AnyExample {
  readonly body?: unknown;
  readonly answer?: unknown;
  readonly csv?: string;
  readonly otherAnswers?: Readonly<Record<number, unknown>>;
}

type Refer = (schema: unknown) => unknown;

const CALLERS = {
  anyone: 'Anyone may call.',
  device: 'Called by the app, which proves itself by a signature of its device key.',
  operator: 'For the operator, by the token of the configuration.',
} as const;
const EVEN_BLOCKED = {
  anyone: 'Blocked addresses may call too.',
  licensed: 'Who shows a license may call from a blocked address too.',
} as const;
const REQUEST_ID = { 'x-request-id': { $ref: '#/components/headers/RequestId' } };
const RETRY_AFTER = { 'retry-after': { $ref: '#/components/headers/RetryAfter' } };

/** The operation object of a route. */
export function describeRoute(key: RouteKey, tag: string, refer: Refer) {
  const definition: RouteDefinition = ROUTES[key];
  const { summary, body, bodyOptional } = definition;
  const parameters = parametersOf(definition, refer);
  const { body: bodyExample } = EXAMPLES[key] as AnyExample;
  return {
    tags: [tag],
    operationId: operationIdOf(key),
    summary,
    description: describeAccess(definition),
    security: securityOf(definition),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: bodyOptional !== true,
            content: { 'application/json': { schema: refer(body), example: bodyExample } },
          },
        }),
    responses: { ...answersOf(key, definition, refer), ...refusalsOf(definition, refer) },
  };
}

function securityOf({ access, scope, media, refreshCookie }: RouteDefinition): readonly unknown[] {
  if (Array.isArray(access)) return [{ bearer: [] }, ...(scope === undefined ? [] : [{ apiKey: [scope] }])];
  if (access === 'operator') return [{ operator: [] }];
  if (access === 'device' && media === 'text/event-stream') return [{ device: [] }];
  // without the cookie the token is in the body
  return refreshCookie === true ? [{ refreshCookie: [] }, {}] : [];
}

function describeAccess({ access, scope, idempotent, evenBlocked }: RouteDefinition): string {
  return [
    typeof access === 'string'
      ? CALLERS[access]
      : `For signed-in accounts with the role ${access.join(', ')}.`,
    ...(scope === undefined ? [] : [`Also for API keys with the scope ${scope}.`]),
    ...(evenBlocked === undefined ? [] : [EVEN_BLOCKED[evenBlocked]]),
    ...(idempotent === true ? ['Send an `Idempotency-Key` to be able to repeat the call safely.'] : []),
  ].join(' ');
}

/** `POST /v1/licenses/:id/suspend` → `postLicensesIdSuspend` */
export function operationIdOf(key: RouteKey): string {
  const [method = '', path = ''] = key.split(' ');
  const words = path.replace(/^\/v1\//, '/').match(/[A-Za-z0-9]+/g) ?? [];
  return method.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

function parametersOf({ params, query, idempotent }: RouteDefinition, refer: Refer): readonly unknown[] {
  const fields = (place: 'path' | 'query', schema: RouteDefinition['params']) =>
    Object.entries(schema?.properties ?? {}).map(([name, field]) => ({
      name,
      in: place,
      required: place === 'path',
      schema: refer(field),
    }));
  return [
    ...fields('path', params),
    ...fields('query', query),
    ...(idempotent === true ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
  ];
}

function answersOf(
  key: RouteKey,
  { answer, media, csv }: RouteDefinition,
  refer: Refer,
): Record<string, unknown> {
  const examples = EXAMPLES[key] as AnyExample;
  return Object.fromEntries(
    Object.entries(answer).map(([status, schema], index) => {
      const content =
        status === '204'
          ? {}
          : {
              content: {
                [media ?? 'application/json']: {
                  schema: refer(schema),
                  example: index === 0 ? examples.answer : examples.otherAnswers?.[Number(status)],
                },
                ...(csv === true && index === 0
                  ? { 'text/csv': { schema: { type: 'string' }, example: examples.csv } }
                  : {}),
              },
            };
      const description = status === '204' ? 'Done; no body.' : index === 0 ? 'Done.' : 'Not now.';
      return [status, { description, headers: REQUEST_ID, ...content }];
    }),
  );
}

/** One answer per status, with an example for each code that may come with it. */
function refusalsOf(definition: RouteDefinition, refer: Refer): Record<string, unknown> {
  const byStatus = Map.groupBy(errorsOf(definition), (code) => ERRORS[code].status);
  return Object.fromEntries(
    [...byStatus]
      // a status the route answers with itself keeps its own shape
      .filter(([status]) => definition.answer[status] === undefined)
      .toSorted(([a], [b]) => a - b)
      .map(([status, codes]) => [String(status), refusal(status, codes, refer)]),
  );
}

function refusal(status: number, codes: readonly ErrorCode[], refer: Refer) {
  return {
    description: codes.map((code) => `\`${code}\``).join(', '),
    headers: { ...REQUEST_ID, ...(status === 429 || status === 503 ? RETRY_AFTER : {}) },
    content: {
      'application/json': {
        schema: refer(ErrorAnswer),
        examples: Object.fromEntries(
          codes.map((code) => [code, { $ref: `#/components/examples/${code}` }] as const),
        ),
      },
    },
  };
}
