import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '@mywasender/contract/app-error';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CRASHED_URL } from './app-url.ts';
import { serveAppScheme } from './serve-app-scheme.ts';

let rendererDir: string;
beforeEach(async () => {
  rendererDir = await mkdtemp(join(tmpdir(), 'mws-scheme-'));
  await writeFile(join(rendererDir, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__">');
  await writeFile(join(rendererDir, 'app.js'), 'export {}');
});
afterEach(() => rm(rendererDir, { recursive: true, force: true }));

const get = (url: string, failure: AppError | null = null, method = 'GET') =>
  serveAppScheme({ url, method }, { rendererDir, failure: () => failure });

describe('the app scheme', () => {
  it('serves documents with a nonce of their own', async () => {
    const nonces = await Promise.all(
      ['app://ui/', 'app://ui/campaigns'].map(async (url) => {
        const answer = await get(url);
        const nonce = /content="(.+)"/.exec(await answer.text())?.[1] ?? '';
        expect(answer.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
        return nonce;
      }),
    );
    expect(new Set(nonces).size).toBe(2);
  });

  it('serves files with their type and the same headers', async () => {
    const answer = await get('app://ui/app.js');
    expect(await answer.text()).toBe('export {}');
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it.each([
    ['app://ui/missing.js', 'GET'],
    ['app://other/app.js', 'GET'],
    ['app://ui/app.js', 'POST'],
  ])('has nothing at %s for %s', async (url, method) => {
    expect((await get(url, null, method)).status).toBe(404);
  });

  it('explains a core that could not start, a page that keeps ending and a missing build', async () => {
    expect(await (await get('app://ui/', new AppError('STORE_TOO_NEW'))).text()).toContain('STORE_TOO_NEW');
    expect(await (await get(CRASHED_URL)).text()).toContain('<a href="app://ui/">Open it again</a>');
    await rm(join(rendererDir, 'index.html'));
    expect(await (await get('app://ui/')).text()).toContain('is not built');
  });
});
