import { request } from 'node:http';
import type { ProxyTestResult } from '@mywasender/contract/models/profile';
import type { ProxyServer } from '../proxy.ts';
import { type HostRule, portOf } from './allowed-hosts.ts';
import { openForwarder } from './open-forwarder.ts';

export interface ProxyTest {
  /** the page WhatsApp is at */
  readonly url: string;
  readonly hosts: HostRule;
  readonly timeoutMs: number;
}

/** Asks for a tunnel to WhatsApp by the same way the browser goes; nothing is sent through it. */
export async function testProxy(
  proxy: ProxyServer,
  { url, hosts, timeoutMs }: ProxyTest,
): Promise<ProxyTestResult> {
  const page = new URL(url);
  const path = `${page.hostname}:${portOf(page)}`;
  const forwarder = await openForwarder(proxy, hosts);
  const { promise, resolve, reject } = Promise.withResolvers<ProxyTestResult>();
  const tunnel = request({ host: '127.0.0.1', port: forwarder.port, method: 'CONNECT', path });
  const timer = setTimeout(() => resolve('timed-out'), timeoutMs);
  tunnel.once('connect', ({ statusCode, statusMessage }) =>
    resolve(answerOf(statusCode ?? 0, statusMessage ?? '')),
  );
  tunnel.once('error', reject);
  tunnel.end();
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    tunnel.removeListener('error', reject);
    // Whatever ends with the tunnel has been answered already.
    tunnel.on('error', () => undefined);
    tunnel.destroy();
    await forwarder.close();
  }
}

/** The forwarder's own status codes (proxy-chain 3, `statuses.js`) and the messages of its SOCKS client. */
function answerOf(status: number, message: string): ProxyTestResult {
  if (status === 200) return 'reachable';
  if (status === 597 || /authenticat/i.test(message)) return 'wrong-password';
  if (status === 504 || /timed out|ETIMEDOUT/i.test(message)) return 'timed-out';
  const absent = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH/.test(message);
  return absent || status === 593 || status === 594 ? 'unreachable' : 'refused';
}
