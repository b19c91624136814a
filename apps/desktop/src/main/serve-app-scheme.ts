import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { AppError } from '@mywasender/contract/app-error';
import { failurePage } from '../host/failure-page.ts';
import { messagePage } from '../host/message-page.ts';
import { pageHeaders, withNonce } from '../host/page-headers.ts';
import { APP_URL, CRASHED_URL } from './app-url.ts';
import { resolveAppFile } from './resolve-app-file.ts';

export interface ServeAppInput {
  readonly rendererDir: string;
  /** Why the core could not start; its page then stands for the app. */
  readonly failure: () => AppError | null;
}

/** Answers a request of the `app:` scheme: files of the renderer, GET alone, the same headers on all. */
export async function serveAppScheme(
  request: Pick<Request, 'url' | 'method'>,
  { rendererDir, failure }: ServeAppInput,
): Promise<Response> {
  const nonce = randomBytes(18).toString('base64');
  const file = request.method === 'GET' ? resolveAppFile(request.url, rendererDir) : null;
  if (file === null) return answer(404, 'text/plain', '', nonce);
  const reason = failure();
  if (request.url === CRASHED_URL) return answer(200, file.type, crashedPage(nonce), nonce);
  if (file.document && reason !== null) return answer(200, file.type, failurePage(reason, nonce), nonce);
  try {
    const content = await readFile(file.path);
    const body = file.document ? withNonce(content.toString('utf8'), nonce) : new Uint8Array(content);
    return answer(200, file.type, body, nonce);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    if (!file.document) return answer(404, 'text/plain', '', nonce);
    const text = 'The screens of the app are not built. Run npm run build.';
    return answer(200, file.type, messagePage({ title: 'MyWASender is not built', text, nonce }), nonce);
  }
}

function answer(
  status: number,
  type: string,
  body: string | Uint8Array<ArrayBuffer>,
  nonce: string,
): Response {
  return new Response(body, { status, headers: { ...pageHeaders(nonce), 'content-type': type } });
}

function crashedPage(nonce: string): string {
  return messagePage({
    title: 'This page stopped working',
    text: 'Campaigns go on in the background. If it happens again, quit and start MyWASender again.',
    link: { href: APP_URL, label: 'Open it again' },
    nonce,
  });
}
