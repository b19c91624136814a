import { type ChildProcess, fork } from 'node:child_process';
import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readRunFile } from '../src/host/run-file.ts';

const MAIN = join(import.meta.dirname, '../src/headless/main.ts');

interface Ready {
  readonly type: 'ready';
  readonly url: string;
  readonly token: string;
  readonly failure: string | null;
}

let folder: string;
const children: ChildProcess[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mws-host-'));
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

function start(env: Readonly<Record<string, string>> = {}) {
  const child = fork(MAIN, {
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      HOME: folder,
      PORT: '0',
      MYWASENDER_DATA_DIR: join(folder, 'data'),
      MYWASENDER_SERVER_URL: 'http://127.0.0.1:9',
      MYWASENDER_WHATSAPP_URL: 'http://127.0.0.1:9/',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  children.push(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (text: Buffer) => {
      output += text.toString();
    });
  return {
    child,
    output: () => output,
    ready: new Promise<Ready>((resolve) => child.once('message', (message: Ready) => resolve(message))),
    exited: new Promise<number | null>((resolve) => child.once('exit', resolve)),
  };
}

async function call({ url, token }: Ready, name: string, input: object = {}) {
  const response = await fetch(`${url}/rpc/${name}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });
  return { status: response.status, body: JSON.parse(await response.text()) };
}

describe('headless host', () => {
  it('starts the core, says where, and stops when told to', async () => {
    const host = start({ MYWASENDER_TOKEN: 'chosen-by-the-caller' });
    const ready = await host.ready;
    expect(ready).toMatchObject({ token: 'chosen-by-the-caller', failure: null });
    expect((await call(ready, 'system.info')).body).toMatchObject({
      host: 'headless',
      dataDir: join(folder, 'data'),
      secretStorage: 'file',
      simulated: true,
      virtualClock: false,
    });
    expect(readRunFile(join(folder, 'data'))).toEqual({ url: ready.url, token: 'chosen-by-the-caller' });
    host.child.kill('SIGTERM');
    expect(await host.exited).toBe(0);
    expect(readRunFile(join(folder, 'data'))).toBeNull();
    expect(host.output()).not.toContain('chosen-by-the-caller');
  });

  it('makes a token of its own, keeps settings over a restart, and may run in virtual time', async () => {
    const first = start();
    const ready = await first.ready;
    expect(ready.token).toMatch(/^[\w-]{43}$/);
    await call(ready, 'settings.update', { senderName: 'Asha Books' });
    first.child.kill('SIGINT');
    expect(await first.exited).toBe(0);
    const again = await start({ MYWASENDER_CLOCK: 'virtual' }).ready;
    expect(again.token).not.toBe(ready.token);
    expect((await call(again, 'settings.get')).body.senderName).toBe('Asha Books');
    expect((await call(again, 'system.info')).body.virtualClock).toBe(true);
  });

  it('ends with the process that started it', async () => {
    const host = start();
    await host.ready;
    host.child.disconnect();
    expect(await host.exited).toBe(0);
  });

  it('ends its event streams when it stops', async () => {
    const host = start();
    const { url, token } = await host.ready;
    const stream = await fetch(`${url}/events`, { headers: { authorization: `Bearer ${token}` } });
    const ended = stream.text();
    host.child.kill('SIGTERM');
    expect(await host.exited).toBe(0);
    expect(await ended).toContain(': connected');
  });

  it('names the port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await vi.waitFor(() => expect(other.address()).not.toBeNull());
    const address = other.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const host = start({ PORT: String(port) });
    expect(await host.exited).toBe(1);
    expect(host.output()).toContain(`Port ${port} is taken by another program.`);
    expect(await readdir(folder)).toEqual([]);
    other.close();
  });

  it('explains a wrong configuration in one line', async () => {
    const host = start({ MYWASENDER_WHATSAPP_URL: '', MYWASENDER_CLOCK: 'virtual' });
    expect(await host.exited).toBe(1);
    expect(host.output()).toBe(
      'MYWASENDER_CLOCK: virtual time needs a stand-in for WhatsApp (MYWASENDER_WHATSAPP_URL)\n',
    );
  });

  it('shows that the data folder is in use, on the page and in every call', async () => {
    await start().ready;
    const second = await start().ready;
    expect(second.failure).toBe('STORE_LOCKED');
    expect(await call(second, 'settings.get')).toMatchObject({
      status: 409,
      body: { code: 'STORE_LOCKED', params: { dataDir: join(folder, 'data') } },
    });
    expect(await (await fetch(second.url)).text()).toContain('already running on this data folder');
  });

  it('shows that the store is damaged and leaves it as it is', async () => {
    const first = start();
    await first.ready;
    first.child.kill('SIGTERM');
    await first.exited;
    await writeFile(
      join(folder, 'data', 'app.db'),
      'this is no database, and it is long enough to be looked at',
    );
    const second = await start().ready;
    expect(second.failure).toBe('STORE_CORRUPT');
    expect((await call(second, 'contacts.list')).body.code).toBe('STORE_CORRUPT');
  });

  it.skipIf(process.getuid?.() === 0)('shows that the data folder cannot be written to', async () => {
    await chmod(folder, 0o500);
    const { failure } = await start().ready;
    await chmod(folder, 0o700);
    expect(failure).toBe('READ_ONLY');
  });
});
