import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { ServerDeps } from './deps.ts';

/** A group of routes whose request and answer types follow from their schemas. */
export type Routes = FastifyPluginAsyncTypebox<{ deps: ServerDeps }>;
