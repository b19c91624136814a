import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { AppError } from '@mywasender/contract/app-error';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { failurePage } from '../host/failure-page.ts';
import { messagePage } from '../host/message-page.ts';
import { pageHeaders, withNonce } from '../host/page-headers.ts';
import type { StartedCore } from '../host/start-core.ts';

export interface PageRoutesInput {
  readonly core: StartedCore;
  readonly rendererDir: string;
}

/** The built renderer. Each document has a nonce of its own; unknown paths without a dot are the app's screens. */
export async function addPageRoutes(app: FastifyInstance, input: PageRoutesInput): Promise<void> {
  await app.register(fastifyStatic, {
    root: input.rendererDir,
    index: false,
    globIgnore: ['index.html'],
    cacheControl: false,
    setHeaders: (reply, path) => {
      for (const [name, value] of Object.entries(pageHeaders(''))) reply.header(name, value);
      const hashed = path.includes('assets');
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.get('/', async (_request, reply) => sendDocument(reply, input));
  app.get('/index.html', async (_request, reply) => sendDocument(reply, input));
  app.setNotFoundHandler(async (request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    const screen = request.method === 'GET' && !/^\/(rpc|events|files|health)(\/|$)/.test(path);
    if (screen && !path.includes('.')) return sendDocument(reply, input);
    throw new AppError('NOT_FOUND');
  });
}

async function sendDocument(reply: FastifyReply, input: PageRoutesInput): Promise<FastifyReply> {
  const nonce = randomBytes(18).toString('base64');
  const { failure } = input.core;
  const html = failure === null ? await readDocument(input.rendererDir, nonce) : failurePage(failure, nonce);
  return reply
    .headers(pageHeaders(nonce))
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(html);
}

async function readDocument(rendererDir: string, nonce: string): Promise<string> {
  try {
    return withNonce(await readFile(join(rendererDir, 'index.html'), 'utf8'), nonce);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    const text = 'The screens of the app are not built. Run npm run desktop, or npm run build.';
    return messagePage({ title: 'MyWASender is not built', text, nonce });
  }
}
