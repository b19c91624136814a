import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { allowedHosts } from './allowed-hosts.ts';
import { guardRequests } from './guard-requests.ts';
import { launchBrowser } from './launch-browser.ts';

const servers: Server[] = [];
async function serve(answer: string, hits: string[]): Promise<number> {
  const server = createServer((request, response) => {
    hits.push(request.url ?? '');
    response.writeHead(200, { 'content-type': 'text/html' }).end(answer);
  });
  server.on('upgrade', (request, socket) => {
    hits.push(`socket ${request.url}`);
    socket.destroy();
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'mywasender-guard-'));
});
afterAll(async () => {
  for (const server of servers) server.close();
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

it('lets the page reach its own server and nobody else, by any way', async () => {
  const home: string[] = [];
  const foreign: string[] = [];
  const foreignPort = await serve('x', foreign);
  const homePort = await serve('<!doctype html><title>home</title>', home);
  const hosts = allowedHosts(`http://127.0.0.1:${homePort}/`);
  const browser = await launchBrowser({ dataDir, headless: true, hosts });
  const page = (await browser.pages())[0] ?? (await browser.newPage());
  const aborted: string[] = [];
  await guardRequests(page, hosts, (url) => aborted.push(url));
  await page.goto(`http://127.0.0.1:${homePort}/`);

  // By name as well: what interception does not see (sockets, workers) cannot be resolved.
  const outcome: unknown = await page.evaluate(`(async () => {
    const failed = (promise) => promise.then(() => false, () => true);
    const socket = (url) => new Promise((resolve) => {
      const line = new WebSocket(url);
      line.onopen = () => resolve(false);
      line.onerror = () => resolve(true);
    });
    const worker = (url) => new Promise((resolve) => {
      const code = 'fetch("' + url + '").then(() => postMessage(false), () => postMessage(true))';
      new Worker(URL.createObjectURL(new Blob([code]))).onmessage = (event) => resolve(event.data);
    });
    const image = new Image();
    image.src = 'http://127.0.0.1:${foreignPort}/image';
    navigator.sendBeacon('http://127.0.0.1:${foreignPort}/beacon', 'x');
    return {
      home: await failed(fetch('/own')),
      fetch: await failed(fetch('http://127.0.0.1:${foreignPort}/fetch', { mode: 'no-cors' })),
      socket: await socket('ws://localhost:${foreignPort}/socket'),
      worker: await worker('http://localhost:${foreignPort}/worker'),
    };
  })()`);
  expect(outcome).toEqual({ home: false, fetch: true, socket: true, worker: true });
  expect(home).toContain('/own');
  await vi.waitFor(() => {
    for (const way of ['/fetch', '/image', '/beacon']) {
      expect(aborted).toContain(`http://127.0.0.1:${foreignPort}${way}`);
    }
  });
  expect(foreign).toEqual([]);
  await browser.close();
});
