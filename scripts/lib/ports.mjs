import { createServer } from 'node:net';
import { Failure } from './fail.mjs';

function tryPort(port, host) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(undefined));
    probe.listen({ port, host, exclusive: true }, () => {
      const taken = probe.address().port;
      probe.close(() => resolve(taken));
    });
  });
}

/** Fails with a sentence when one of the ports is in use. */
export async function requireFreePorts(ports, host = '127.0.0.1') {
  for (const [name, port] of Object.entries(ports)) {
    if ((await tryPort(port, host)) === undefined)
      throw new Failure(
        `Port ${port} (${name}) is taken, perhaps by another MyWASender. Stop that program, or choose other ports: npm start -- --port-base ${port + 100}`,
      );
  }
}

/** Ports nobody uses at this moment. */
export async function findFreePorts(count) {
  const found = new Set();
  while (found.size < count) {
    const port = await tryPort(0, '127.0.0.1');
    if (port !== undefined) found.add(port);
  }
  return [...found];
}
