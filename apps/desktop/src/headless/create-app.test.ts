import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '@mywasender/contract/app-error';
import { COMMAND_NAMES } from '@mywasender/contract/commands/command-map';
import { EVENT_NAMES } from '@mywasender/contract/events';
import { DEFAULT_SETTINGS } from '@mywasender/contract/models/settings';
import type { FastifyInstance, InjectOptions } from 'fastify';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFakeCore } from '../../test/fake-core.ts';
import { startCore } from '../host/start-core.ts';
import { createApp } from './create-app.ts';

const log = pino({ level: 'silent' });
const token = 'the-token-of-this-test';
const host = '127.0.0.1:4401';
const authorization = `Bearer ${token}`;

let folder: string;
let app: FastifyInstance;
const inject = (options: InjectOptions) =>
  app.inject({ ...options, headers: { host, authorization, ...options.headers } });

async function open(start = async () => createFakeCore(folder, { 'settings.get': () => DEFAULT_SETTINGS })) {
  const rendererDir = join(folder, 'renderer');
  await mkdir(join(rendererDir, 'assets'), { recursive: true });
  await writeFile(
    join(rendererDir, 'index.html'),
    '<meta name="csp-nonce" content="__CSP_NONCE__"><title>App</title>',
  );
  await writeFile(join(rendererDir, 'assets', 'index-1a.js'), 'export {}');
  const core = startCore(start, log);
  await core.ready.catch(() => undefined);
  app = await createApp({ core, token, rendererDir, log });
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mws-headless-'));
});
afterEach(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

describe('who may ask', () => {
  it.each([undefined, 'Bearer', 'Bearer ', 'Bearer wrong', `Basic ${token}`, `Bearer ${token}x`])(
    'nobody with %j',
    async (presented) => {
      await open();
      for (const [method, url] of [
        ['GET', '/rpc'],
        ['POST', '/rpc/settings.get'],
        ['GET', '/events'],
        ['POST', '/files?name=a'],
        ['GET', '/files/file_0123456789abcdef'],
      ] as const) {
        const headers = presented === undefined ? { host } : { host, authorization: presented };
        const answer = await app.inject({ method, url, headers });
        expect([url, answer.statusCode, answer.json().code]).toEqual([url, 401, 'UNAUTHENTICATED']);
      }
    },
  );

  it.each([
    'evil.example',
    '127.0.0.1.evil.example:4401',
    'localhost.evil.example',
    '192.168.1.7:4401',
    '127.0.0.1:4401@evil.example',
  ])('nobody who calls this host %j', async (name) => {
    await open();
    for (const url of ['/', '/rpc', '/health/live', '/assets/index-1a.js']) {
      const answer = await inject({ method: 'GET', url, headers: { host: name } });
      expect([url, answer.statusCode]).toEqual([url, 403]);
    }
  });

  it.each(['https://evil.example', 'http://127.0.0.1:4402', 'http://localhost:4401', 'null'])(
    'no page of %s',
    async (origin) => {
      await open();
      const answer = await inject({
        method: 'POST',
        url: '/rpc/settings.get',
        payload: {},
        headers: { origin },
      });
      expect(answer.json()).toMatchObject({ code: 'ORIGIN_REFUSED' });
    },
  );

  it('our own page', async () => {
    await open();
    for (const name of ['127.0.0.1:4401', 'localhost:4401', '[::1]:4401']) {
      const headers = { host: name, origin: `http://${name}` };
      const answer = await inject({ method: 'POST', url: '/rpc/settings.get', payload: {}, headers });
      expect(answer.json()).toEqual(DEFAULT_SETTINGS);
    }
  });
});

describe('commands over HTTP', () => {
  it('are listed with their schemas', async () => {
    await open();
    const { commands, events } = (await inject({ method: 'GET', url: '/rpc' })).json();
    expect(commands.map(({ name }: { name: string }) => name)).toEqual(COMMAND_NAMES);
    expect(events.map(({ name }: { name: string }) => name)).toEqual(EVENT_NAMES);
    const create = commands.find(({ name }: { name: string }) => name === 'profiles.create');
    expect(create.summary).toBe('Add a place for a WhatsApp account.');
    expect(create.input).toMatchObject({ type: 'object', required: ['name'], additionalProperties: false });
  });

  it.each([
    [{ payload: '{', headers: { 'content-type': 'application/json' } }, 400, 'BAD_REQUEST'],
    [{ payload: '', headers: { 'content-type': 'application/json' } }, 400, 'BAD_REQUEST'],
    [{ payload: '{}', headers: { 'content-type': 'text/plain' } }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    [
      { payload: 'a=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [{ payload: { more: 1 } }, 400, 'VALIDATION_FAILED'],
    [{ payload: { x: 'y'.repeat(1024 * 1024) } }, 413, 'PAYLOAD_TOO_LARGE'],
    [
      { payload: '{"__proto__":{"x":1}}', headers: { 'content-type': 'application/json' } },
      400,
      'BAD_REQUEST',
    ],
  ])('refuse what does not fit (%#)', async (request, status, code) => {
    await open();
    const answer = await inject({ method: 'POST', url: '/rpc/settings.get', ...request });
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
    expect(answer.json().requestId).toBe(answer.headers['x-request-id']);
    expect(answer.json().message).not.toContain('yyyy');
  });

  it('do not tell what went wrong inside', async () => {
    await open(async () =>
      createFakeCore(folder, {
        'settings.get': () => {
          throw new Error('SQLITE_ERROR near "secret"');
        },
      }),
    );
    const answer = await inject({ method: 'POST', url: '/rpc/settings.get', payload: {} });
    expect(answer.statusCode).toBe(500);
    expect(answer.json()).toEqual({
      code: 'INTERNAL',
      message: expect.any(String),
      requestId: answer.headers['x-request-id'],
    });
    expect(answer.body).not.toContain('secret');
  });

  it('answers on health without a token', async () => {
    await open();
    const answer = await app.inject({ method: 'GET', url: '/health/live', headers: { host } });
    expect(answer.json()).toEqual({ status: 'ok' });
  });
});

describe('pages', () => {
  it('carry a nonce of their own and the policy', async () => {
    await open();
    const nonces = [];
    for (const url of ['/', '/campaigns/7', '/index.html']) {
      const answer = await app.inject({ method: 'GET', url, headers: { host } });
      const nonce = /content="([^"]+)"/.exec(answer.body)?.[1] ?? '';
      expect(answer.headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`);
      expect(answer.headers).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      });
      nonces.push(nonce);
    }
    expect(new Set(nonces).size).toBe(3);
    expect(nonces[0]?.length).toBe(24);
  });

  it('serves the hashed files for ever and nothing outside the folder', async () => {
    await open();
    await writeFile(join(folder, 'secret.json'), '{}');
    const asset = await app.inject({ method: 'GET', url: '/assets/index-1a.js', headers: { host } });
    expect(asset.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    });
    for (const url of [
      '/../secret.json',
      '/%2e%2e/secret.json',
      '/assets/..%2f..%2fsecret.json',
      '/nothing.js',
      '/rpcx.y',
    ]) {
      const answer = await app.inject({ method: 'GET', url, headers: { host } });
      expect([403, 404], url).toContain(answer.statusCode);
      expect(answer.body).not.toContain('secret');
    }
  });
});

describe('a core that could not start', () => {
  it('is explained by the page and by every call', async () => {
    await open(async () => {
      throw new AppError('STORE_LOCKED', { dataDir: folder });
    });
    const page = await app.inject({ method: 'GET', url: '/', headers: { host } });
    expect(page.body).toContain('already running on this data folder');
    expect(page.body).not.toContain('<title>App</title>');
    for (const [method, url] of [
      ['POST', '/rpc/settings.get'],
      ['GET', '/events'],
    ] as const) {
      const answer = await inject({ method, url, ...(method === 'POST' ? { payload: {} } : {}) });
      expect([answer.statusCode, answer.json().code]).toEqual([409, 'STORE_LOCKED']);
    }
  });
});

describe('files', () => {
  it('need a name and a body of bytes', async () => {
    await open();
    const bytes = { 'content-type': 'application/octet-stream' };
    const codes = [];
    for (const request of [
      { url: '/files', payload: Buffer.from('x'), headers: bytes },
      { url: `/files?name=${'n'.repeat(201)}`, payload: Buffer.from('x'), headers: bytes },
      { url: '/files?name=a&name=b', payload: Buffer.from('x'), headers: bytes },
      { url: '/files?name=a' },
    ])
      codes.push((await inject({ method: 'POST', ...request })).json().code);
    expect(codes).toEqual([
      'VALIDATION_FAILED',
      'VALIDATION_FAILED',
      'VALIDATION_FAILED',
      'UNSUPPORTED_MEDIA_TYPE',
    ]);
  });

  it('come back as downloads under the name asked for', async () => {
    await open();
    const put = await inject({
      method: 'POST',
      url: '/files?name=in.csv',
      payload: Buffer.from('a,b\n'),
      headers: { 'content-type': 'application/octet-stream' },
    });
    const { file } = put.json();
    const name = 'Bericht – "März".csv';
    const got = await inject({ method: 'GET', url: `/files/${file}?name=${encodeURIComponent(name)}` });
    expect(got.body).toBe('a,b\n');
    expect(got.headers).toMatchObject({
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'content-type': 'application/octet-stream',
      'content-length': '4',
      'x-content-type-options': 'nosniff',
    });
  });
});
