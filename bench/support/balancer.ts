import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { Answering } from './processes.ts';

/** A proxy that gives each new connection to the next instance, as any does at least. */
export async function startBalancer(instances: readonly Answering[]): Promise<Answering> {
  const ports = instances.map(({ url }) => Number(new URL(url).port));
  const open = new Set<Socket>();
  let turn = 0;
  const server = createServer({ noDelay: true }, (caller) => {
    const instance = connect({ port: ports[turn++ % ports.length] ?? 0, host: '127.0.0.1', noDelay: true });
    for (const [one, other] of [
      [caller, instance],
      [instance, caller],
    ] as const) {
      open.add(one);
      one.pipe(other);
      // whoever goes first, the other is told by the end of its connection
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
