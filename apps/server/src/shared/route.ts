import type { Readable } from 'node:stream';
import type { Method, RouteDefinition } from '@mywasender/contract/http/routes/route';
import {
  type BodyOf,
  type ParamsOf,
  type QueryOf,
  ROUTES,
  type RouteKey,
  type SentBy,
} from '@mywasender/contract/http/routes/route-map';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { prefersCsv } from './prefers-csv.ts';
import type { Routes } from './typed-app.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    route?: RouteKey;
  }
}

type App = Parameters<Routes>[0];

type RequestOf<Key extends RouteKey> = FastifyRequest<{
  Params: ParamsOf<Key>;
  Querystring: QueryOf<Key>;
  Body: BodyOf<Key>;
}>;

/** A table goes out piece by piece, a file as its bytes. */
type Sent<Key extends RouteKey> = (typeof ROUTES)[Key] extends { readonly media: 'text/csv' }
  ? Readable
  : (typeof ROUTES)[Key] extends { readonly media: 'application/octet-stream' | 'application/pdf' }
    ? Buffer
    : SentBy<Key>;

type Handler<Key extends RouteKey> = (request: RequestOf<Key>, reply: FastifyReply) => Promise<Sent<Key>>;

interface RouteOptions<Key extends RouteKey> {
  /** after the checks, e.g. for a limit of its own */
  readonly preHandler?: (request: RequestOf<Key>) => Promise<void>;
  /** false: the limit by address does not count, the handler has its own */
  readonly rateLimit?: false;
  /** of routes that also answer a file: its name and what is in it */
  readonly csv?: (answer: Sent<Key>) => { readonly fileName: string; readonly text: string };
}

/**
 * Adds a route of the contract: method, path, rights and schemas come from there, so that it cannot differ from
 * its clients. The answer is sent with the first status the contract names unless the handler sets another.
 */
export function route<Key extends RouteKey>(
  app: App,
  key: Key,
  handler: Handler<Key>,
  options: RouteOptions<Key> = {},
): void {
  const definition: RouteDefinition = ROUTES[key];
  const { params, query, body, answer, access, scope, media, bodyOptional, beforeEnrolment, evenBlocked } =
    definition;
  const [method, url] = key.split(' ') as [Method, string];
  if ((definition.csv === true) !== (options.csv !== undefined)) {
    throw new Error(`${key}: the contract and its handler differ about a file`);
  }
  const [success = 200] = Object.keys(answer).map(Number);
  app.route({
    method,
    url,
    config: {
      route: key,
      access,
      ...(scope === undefined ? {} : { scope }),
      ...(beforeEnrolment === undefined ? {} : { beforeEnrolment }),
      ...(evenBlocked === undefined ? {} : { evenBlocked }),
      ...(options.rateLimit === undefined ? {} : { rateLimit: options.rateLimit }),
    },
    schema: {
      ...(params === undefined ? {} : { params }),
      ...(query === undefined ? {} : { querystring: query }),
      ...(body === undefined ? {} : { body }),
      ...(media === undefined ? { response: answer } : {}),
    },
    ...(bodyOptional === true ? { preValidation: emptyBody } : {}),
    preHandler: async (request) => options.preHandler?.(request as RequestOf<Key>),
    handler: async (request, reply) => {
      reply.status(success);
      const answer = await handler(request as RequestOf<Key>, reply);
      if (options.csv === undefined || !prefersCsv(request.headers.accept)) return answer;
      const { fileName, text } = options.csv(answer);
      reply.type('text/csv; charset=utf-8; header=present');
      reply.header('content-disposition', `attachment; filename="${fileName}"`);
      return text;
    },
  });
}

async function emptyBody(request: FastifyRequest): Promise<void> {
  request.body ??= {};
}
