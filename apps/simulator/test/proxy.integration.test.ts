import { createServer, type Socket } from 'node:net';
import { reached } from '@mywasender/gateway/contract-suite';
import type { GatewaySession } from '@mywasender/gateway/port';
import type { ProxyServer } from '@mywasender/gateway/proxy';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWorld } from './open-world.ts';
import { startHttpProxy, startSocksProxy, type TestProxy } from './proxies.ts';

const LOGIN = { username: 'shop@home', password: 'p:ss/wörd %1' };
const NO_LOGIN = { username: null, password: null };

let world: Awaited<ReturnType<typeof openWorld>>;
let reachedFrom: Set<string>;
let session: GatewaySession | undefined;
const proxies: TestProxy[] = [];
beforeEach(async () => {
  world = await openWorld({ proxyMs: 2_000 });
  reachedFrom = new Set();
  world.app.server.on('connection', (socket) => reachedFrom.add(`${socket.remotePort}`));
});
afterEach(async () => {
  await session?.close();
  session = undefined;
  await world.stop();
  for (const proxy of proxies.splice(0)) await proxy.stop();
});

async function started(starting: Promise<TestProxy>): Promise<TestProxy> {
  const proxy = await starting;
  proxies.push(proxy);
  return proxy;
}
function at(
  kind: ProxyServer['kind'],
  { port }: { readonly port: number },
  login: object = NO_LOGIN,
): ProxyServer {
  return { kind, host: '127.0.0.1', port, ...NO_LOGIN, ...login };
}

describe('a profile behind a proxy', () => {
  it.each([
    ['http', undefined, startHttpProxy],
    ['http', LOGIN, startHttpProxy],
    ['socks5', LOGIN, startSocksProxy],
  ] as const)(
    '%s, login %o: links and sends through it alone; when it goes, nothing goes',
    async (kind, login, start) => {
      const proxy = await started(start(login));
      session = await world.gateway.open({ ...world.profile('shop'), proxy: at(kind, proxy, login) });
      await reached(session, 'qr');
      const code = session.state.kind === 'qr' ? session.state.code : undefined;
      await world.scan('shop', code);
      await reached(session, 'ready');
      const sent = await session.send(await session.prepare('+5541900000001'), {
        kind: 'text',
        text: 'Hello',
      });
      expect(sent.status).toBe('sent');
      expect(new Set(proxy.asked)).toEqual(new Set([new URL(world.url).host]));
      // As many connections as the proxy was asked for: none past it.
      expect(reachedFrom.size).toBeLessThanOrEqual(proxy.asked.length);

      const before = reachedFrom.size;
      await proxy.stop();
      await reached(session, 'offline');
      await expect(
        world.gateway.open({ ...world.profile('other'), proxy: at(kind, proxy, login) }),
      ).rejects.toMatchObject({ code: 'GATEWAY_PROXY_UNREACHABLE' });
      expect(reachedFrom.size).toBe(before);
    },
  );
});

describe('what a proxy answers', () => {
  it('reachable, or a wrong or missing password', async () => {
    const open = await started(startSocksProxy());
    const http = await started(startHttpProxy(LOGIN));
    const socks = await started(startSocksProxy(LOGIN));
    const wrong = { ...LOGIN, password: 'other' };
    const test = world.gateway.testProxy;
    expect({
      open: await test(at('socks5', open)),
      http: await test(at('http', http, LOGIN)),
      httpWrong: await test(at('http', http, wrong)),
      httpNone: await test(at('http', http)),
      socks: await test(at('socks5', socks, LOGIN)),
      socksWrong: await test(at('socks5', socks, wrong)),
      socksNone: await test(at('socks5', socks)),
    }).toEqual({
      open: 'reachable',
      http: 'reachable',
      httpWrong: 'wrong-password',
      httpNone: 'wrong-password',
      socks: 'reachable',
      socksWrong: 'wrong-password',
      socksNone: 'wrong-password',
    });
  });

  it.each(['http', 'https', 'socks5'] as const)('%s: nothing there, not a proxy, silent', async (kind) => {
    const gone = await startHttpProxy();
    await gone.stop();
    const hangsUp = await serve((socket) => socket.once('data', () => socket.end('no\r\n\r\n')));
    const silent = await serve(() => undefined);
    const short = await openWorld({ proxyMs: 150 });
    expect({
      gone: await world.gateway.testProxy(at(kind, gone)),
      hangsUp: await world.gateway.testProxy(at(kind, hangsUp)),
      silent: await short.gateway.testProxy(at(kind, silent)),
    }).toEqual({ gone: 'unreachable', hangsUp: 'refused', silent: 'timed-out' });
    expect(reachedFrom.size).toBe(0);
    await short.stop();
  });
});

type OnSocket = (socket: Socket) => unknown;
async function serve(onSocket: OnSocket): Promise<TestProxy> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    sockets.push(socket);
    onSocket(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const proxy: TestProxy = {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    asked: [],
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
  proxies.push(proxy);
  return proxy;
}
