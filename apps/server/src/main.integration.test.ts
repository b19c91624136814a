import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { BARE_ENV } from './testing/bare-env.ts';
import { createMigratedFolder } from './testing/embedded-folder.ts';
import { freePort } from './testing/postgres-cluster.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));
/** more than are hashed at once anywhere, few enough for a slow machine to finish within the grace of 10 s */
const CALLS = 6;
const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

function start(env: Record<string, string>) {
  const child = fork(MAIN, {
    env: { ...BARE_ENV, LOG_LEVEL: 'info', ...env },
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  running.push(child);
  const output = { out: '', err: '' };
  child.stdout?.on('data', (text) => {
    output.out += text;
  });
  child.stderr?.on('data', (text) => {
    output.err += text;
  });
  const ended = once(child, 'exit').then(([code]) => ({ code, ...output }));
  const ready = Promise.race([
    once(child, 'message').then(([message]) => message),
    ended.then(({ err }) => Promise.reject(new Error(err))),
  ]);
  // a start that is meant to fail is awaited by its end alone
  ready.catch(() => undefined);
  return { child, ended, ready };
}

it('starts, seeds demo accounts once, stops at SIGTERM, and starts again with the same secrets', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'mws-main-'));
  const file = join(dir, 'demo.json');
  const port = String(await freePort());
  const env = { PORT: port, DATA_DIR: join(dir, 'data'), DEMO_ACCOUNTS_FILE: file };
  const first = start(env);
  expect(await first.ready).toEqual({ type: 'ready', url: `http://127.0.0.1:${port}` });
  const demo = JSON.parse(readFileSync(file, 'utf8'));
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(statSync(join(dir, 'data', 'secrets.json')).mode & 0o777).toBe(0o600);
  expect(demo.accounts.map((account: { role: string }) => account.role)).toEqual([
    'admin',
    'reseller',
    'user',
  ]);
  const jwks = await (await fetch(`http://127.0.0.1:${port}/.well-known/jwks.json`)).json();
  const signIn = () =>
    fetch(`http://127.0.0.1:${port}/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: demo.accounts[1].email, password: demo.accounts[1].password }),
    });
  expect((await signIn()).status).toBe(200);
  first.child.kill('SIGTERM');
  const { code, out } = await first.ended;
  expect(code).toBe(0);
  for (const { password } of demo.accounts) expect(out).not.toContain(password);

  const second = start(env);
  await second.ready;
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(demo);
  expect(await (await fetch(`http://127.0.0.1:${port}/.well-known/jwks.json`)).json()).toEqual(jwks);
  expect((await signIn()).status).toBe(200);
  // as if the parent had been killed: the channel to it closes
  second.child.disconnect();
  expect((await second.ended).code).toBe(0);
  rmSync(dir, { recursive: true });
});

it('answers what is under way when it is told to stop, and only then ends', async () => {
  const dir = await createMigratedFolder();
  const port = String(await freePort());
  const { child, ended, ready } = start({ PORT: port, DATA_DIR: dir });
  await ready;
  let arrived = 0;
  const allArrived = new Promise<void>((resolve) => {
    child.stdout?.on('data', (text) => {
      arrived += String(text).split('incoming request').length - 1;
      if (arrived === CALLS) resolve();
    });
  });
  const answers = Array.from({ length: CALLS }, (_, index) =>
    fetch(`http://127.0.0.1:${port}/v1/auth/register`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: `p${index}@example.com`, password: 'a good password', name: 'P' }),
    }).then(({ status }) => status),
  );
  await allArrived;
  child.kill('SIGTERM');
  // each of them took a password hash of full cost, so most were waiting when the signal came
  expect(new Set(await Promise.all(answers))).toEqual(new Set([202]));
  const { code, out } = await ended;
  expect(code).toBe(0);
  expect(out).not.toContain('"level":50');
  rmSync(dir, { recursive: true });
});

it('says in one line that the port is taken', async () => {
  const dir = await createMigratedFolder();
  const taken = createServer();
  taken.listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const address = taken.address();
  const port = String(typeof address === 'object' ? address?.port : '');
  const { code, err } = await start({ PORT: port, DATA_DIR: dir }).ended;
  expect([code, err]).toEqual([1, `Port ${port} is taken. Stop what uses it, or set PORT.\n`]);
  taken.close();
  rmSync(dir, { recursive: true });
});

it('refuses production without secrets, and demo accounts there, naming the variable', async () => {
  const production = { NODE_ENV: 'production', PUBLIC_URL: 'https://licenses.example.org' };
  const bare = await start(production).ended;
  expect([bare.code, bare.err]).toEqual([1, 'JWT_SECRET: is required in production\n']);
  const demo = await start({ ...production, DEMO_ACCOUNTS_FILE: '/tmp/x.json' }).ended;
  expect([demo.code, demo.err]).toEqual([1, 'DEMO_ACCOUNTS_FILE: demo accounts are refused in production\n']);
});
