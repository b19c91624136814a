import { connect } from 'node:net';
import { type Check, fail, ok } from '../check.ts';
import { describeCause } from '../describe-cause.ts';
import type { Site } from './site.ts';

const PATIENCE_MS = 4500;

/** Somebody listens at the address people use. */
export const reachableCheck: Check<Pick<Site, 'url'>> = {
  name: 'reachable',
  async run({ url }) {
    try {
      await connectTo(url);
    } catch (error) {
      return fail(
        describeCause(error),
        `Look at the name in DNS, the firewall, and whether the proxy runs: nobody was reached at ${url.host}.`,
      );
    }
    return ok(`${url.host} takes connections`);
  },
};

function connectTo(url: URL): Promise<void> {
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  return new Promise((resolve, reject) => {
    const socket = connect({ host: url.hostname.replace(/^\[|\]$/g, ''), port });
    socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error('connections are not answered')));
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.destroy();
      resolve();
    });
  });
}
