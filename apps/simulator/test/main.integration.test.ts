import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { expect, it, vi } from 'vitest';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

it('runs by itself, and ends on SIGTERM though a page is connected', async () => {
  const port = await freePort();
  const child = spawn(process.execPath, [new URL('../src/main.ts', import.meta.url).pathname], {
    env: { ...process.env, PORT: String(port), LOG_LEVEL: 'error' },
    stdio: 'inherit',
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  await vi.waitFor(
    async () => expect((await fetch(`http://127.0.0.1:${port}/health/live`)).status).toBe(200),
    { timeout: 15_000, interval: 100 },
  );
  const socket = new WebSocket(`ws://127.0.0.1:${port}/_sim/page`);
  await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }));
  socket.send(JSON.stringify({ id: 1, op: 'hello', args: { deviceId: 'd' } }));
  socket.send(JSON.stringify({ id: 2, op: 'ref', args: {} }));
  const closed = new Promise((resolve) => socket.addEventListener('close', resolve, { once: true }));
  await new Promise((resolve) => socket.addEventListener('message', resolve, { once: true }));
  child.kill('SIGTERM');
  await closed;
  expect(await ended).toBe(0);
});

it('refuses sockets of foreign pages', async () => {
  const { buildSimulator } = await import('../src/app.ts');
  const { app } = await buildSimulator();
  await app.ready();
  const refused = await app.injectWS('/_sim/page', { headers: { origin: 'https://evil.example' } });
  const code = await new Promise((resolve) => refused.on('close', resolve));
  expect(code).toBe(1008);
  await app.close();
});
