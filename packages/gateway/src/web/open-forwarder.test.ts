import { createServer, request } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { allowedHosts } from './allowed-hosts.ts';
import { type Forwarder, openForwarder } from './open-forwarder.ts';

const asked: string[] = [];
const proxy = createServer((message, response) => {
  asked.push(message.url ?? '');
  response.end('through');
});
proxy.on('connect', (message, socket) => {
  asked.push(message.url ?? '');
  socket.end('HTTP/1.1 200 OK\r\n\r\n');
});

let forwarder: Forwarder;
afterEach(async () => {
  await forwarder.close();
  proxy.close();
});

function statusOf(method: string, path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: forwarder.port, method, path, agent: false });
    sent.on('connect', (response, socket) => {
      socket.destroy();
      resolve(response.statusCode);
    });
    sent.on('response', (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject);
    sent.end();
  });
}

it('hands on what goes to WhatsApp; the proxy hears of nothing else', async () => {
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const address = proxy.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const login = { username: null, password: null };
  forwarder = await openForwarder(
    { kind: 'http', host: '127.0.0.1', port, ...login },
    allowedHosts('https://web.whatsapp.com/'),
  );
  expect({
    whatsapp: await statusOf('CONNECT', 'web.whatsapp.com:443'),
    foreign: await statusOf('CONNECT', 'analytics.example.com:443'),
    otherPort: await statusOf('CONNECT', 'web.whatsapp.com:22'),
    plain: await statusOf('GET', 'http://analytics.example.com/'),
    local: await statusOf('GET', `http://127.0.0.1:${port}/`),
  }).toEqual({ whatsapp: 200, foreign: 403, otherPort: 403, plain: 403, local: 403 });
  expect(asked).toEqual(['web.whatsapp.com:443']);
});
