import type { ServerConfig } from '../../config/server-config.ts';
import { readAnswer } from './read-answer.ts';
import type { Site } from './site.ts';

/** Below the limit of a check, so that it says itself what did not answer. */
const PATIENCE_MS = 4500;

/** Asks a server as anybody outside may. Certificates are checked, redirects are not followed. */
export function openSite(url: URL, config: ServerConfig | null, now: () => Date): Site {
  return {
    url,
    plainUrl: new URL(`http://${url.hostname}/`),
    config,
    now,
    async ask(path, { method = 'GET', headers = {}, body } = {}) {
      const signal = AbortSignal.timeout(PATIENCE_MS);
      const answer = await fetch(new URL(path, url), {
        method,
        headers: { ...headers },
        redirect: 'manual',
        signal,
        ...(body === undefined ? {} : { body }),
      });
      // what it says is true of nothing but the limit
      if (answer.status === 429) throw new Error('too many calls from this address: look again in a minute');
      return readAnswer(answer);
    },
  };
}
