import { RequestError, Server } from 'proxy-chain';
import type { ProxyServer } from '../proxy.ts';
import type { HostRule } from './allowed-hosts.ts';

export interface Forwarder {
  /** on 127.0.0.1 */
  readonly port: number;
  close(): Promise<void>;
}

/**
 * A proxy on this computer that hands everything to the profile's own one: Chrome knows no passwords of SOCKS
 * servers. Names are looked up by the proxy and no longer by Chrome, so the hosts are judged here too.
 */
export async function openForwarder(proxy: ProxyServer, hosts: HostRule): Promise<Forwarder> {
  const upstreamProxyUrl = urlOf(proxy);
  const server = new Server({
    host: '127.0.0.1',
    port: 0,
    prepareRequestFunction: ({ hostname, port }) => {
      if (!hosts.reaches(hostname, port)) throw new RequestError('Not a host of WhatsApp.', 403);
      return { upstreamProxyUrl };
    },
  });
  await server.listen();
  return { port: server.port, close: () => server.close(true) };
}

function urlOf({ kind, host, port, username, password }: ProxyServer): string {
  // With the h the proxy looks names up; without it this computer would.
  const scheme = kind === 'socks5' ? 'socks5h' : kind;
  const login =
    username === null ? '' : `${encodeURIComponent(username)}:${encodeURIComponent(password ?? '')}@`;
  return `${scheme}://${login}${host}:${port}`;
}
