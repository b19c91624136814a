import { ERRORS } from '@mywasender/contract/error-codes';
import { errorsOf } from '@mywasender/contract/http/routes/errors-of';
import { AREAS, ROUTE_KEYS, ROUTES, type RouteKey } from '@mywasender/contract/http/routes/route-map';
import { WEBHOOK_EVENTS } from '@mywasender/contract/http/webhook-events';
import { describeEvent, WEBHOOK_HEADERS } from './describe-event.ts';
import { describeRoute } from './describe-route.ts';
import { exampleOf } from './error-examples.ts';
import { createSchemaShelf } from './named-schemas.ts';

/** The OpenAPI 3.1 document of the contract. Needs no running server. */
export function buildOpenApi(version: string) {
  const shelf = createSchemaShelf();
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [tag, { routes }] of Object.entries(AREAS)) {
    for (const key of Object.keys(routes) as RouteKey[]) {
      const [method = '', path = ''] = key.split(' ');
      const place = path.replace(/:(\w+)/g, '{$1}');
      paths[place] = { ...paths[place], [method.toLowerCase()]: describeRoute(key, tag, shelf.refer) };
    }
  }
  const webhooks = Object.fromEntries(
    WEBHOOK_EVENTS.map((event) => [event, { post: describeEvent(event, shelf.refer) }]),
  );
  const codes = [...new Set(ROUTE_KEYS.flatMap((key) => errorsOf(ROUTES[key])))].toSorted();
  return {
    openapi: '3.1.0',
    info: { title: 'MyWASender license server', version, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/' }],
    tags: Object.entries(AREAS).map(([name, { about }]) => ({ name, description: about })),
    paths,
    webhooks,
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'The `accessToken` of a sign-in; 30 minutes.',
        },
        apiKey: {
          type: 'http',
          scheme: 'bearer',
          description: 'A key of a reseller for their own shop, limited to its scopes.',
        },
        refreshCookie: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-mws_refresh',
          description: 'Set by a sign-in on the web. Counts with an `Origin` of the server alone.',
        },
        device: {
          type: 'http',
          scheme: 'DPoP',
          description:
            'The license token, with a proof by the device key in the header `DPoP`. Other calls of the app carry both in the body.',
        },
        operator: { type: 'http', scheme: 'bearer', description: '`METRICS_TOKEN` of the configuration.' },
      },
      parameters: {
        IdempotencyKey: {
          name: 'Idempotency-Key',
          in: 'header',
          required: false,
          description:
            'Any text of your choice. The same key with the same request answers the same and does nothing again; with another request it is refused.',
          schema: { type: 'string', minLength: 1, maxLength: 200, pattern: '^[\\x21-\\x7e]+$' },
          example: '2026-118/1',
        },
        ...WEBHOOK_HEADERS,
      },
      headers: {
        RequestId: {
          description: 'Names the request in the logs of the server.',
          schema: { type: 'string', format: 'uuid' },
        },
        RetryAfter: { description: 'Seconds to wait.', schema: { type: 'integer', minimum: 1 } },
      },
      examples: Object.fromEntries(
        codes.map((code) => [code, { summary: ERRORS[code].message, value: exampleOf(code) }]),
      ),
      schemas: shelf.schemas,
    },
  };
}
