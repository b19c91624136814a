import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import fp from 'fastify-plugin';
import { buildOpenApi } from '../openapi/build-openapi.ts';
import { VERSION } from '../shared/version.ts';

/** `/openapi.json` and `/docs`, outside production. */
export const apiDocsPlugin = fp(
  async (app) => {
    const document = buildOpenApi(VERSION);
    await app.register(swagger, { mode: 'static', specification: { document: document as never } });
    await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: true });
    app.get('/openapi.json', { schema: { hide: true } }, async () => document);
  },
  { name: 'api-docs' },
);
