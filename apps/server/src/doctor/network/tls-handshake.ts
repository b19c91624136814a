import { isIP } from 'node:net';
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls';

const PATIENCE_MS = 4500;

/** Shakes hands with a server, lets `look` see the connection, and hangs up. Throws why there was no connection. */
export function shakeHands<Seen>(
  url: URL,
  options: ConnectionOptions,
  look: (socket: TLSSocket) => Seen,
): Promise<Seen> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port || 443);
  return new Promise((resolve, reject) => {
    // an address is no name that could be asked for
    const socket = connect({ host, port, ...(isIP(host) === 0 ? { servername: host } : {}), ...options });
    socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error('no answer to the TLS handshake')));
    socket.once('error', reject);
    socket.once('secureConnect', () => {
      resolve(look(socket));
      socket.destroy();
    });
  });
}
