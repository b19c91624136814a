import type { FastifyInstance } from 'fastify';
import qs from 'qs';

/** Form bodies with nested names, e.g. `line_items[0][quantity]`, and JSON that may be empty, as an SDK sends it. */
export function readBodies(scope: FastifyInstance): void {
  scope.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    async (_request: unknown, body: string): Promise<unknown> => (body === '' ? {} : JSON.parse(body)),
  );
  scope.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    async (_request: unknown, body: string) => qs.parse(body, { depth: 10, arrayLimit: 100 }),
  );
}
