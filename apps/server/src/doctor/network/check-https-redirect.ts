import { type Check, fail, ok } from '../check.ts';
import type { Site } from './site.ts';

const PATIENCE_MS = 4500;
const NOBODY = ['ECONNREFUSED', 'EHOSTUNREACH', 'ETIMEDOUT'];

/** Whoever types the host alone comes to https, or nowhere. */
export const httpsRedirectCheck: Check<Pick<Site, 'url' | 'plainUrl'>> = {
  name: 'https-redirect',
  async run({ url, plainUrl }) {
    const answer = await askPlain(plainUrl);
    if (answer === null) return ok(`nobody answers at ${plainUrl.origin}`);
    const { status, location } = answer;
    const target = URL.parse(location, plainUrl.href);
    const redirects = [301, 302, 307, 308].includes(status);
    if (redirects && target?.protocol === 'https:' && target.hostname === url.hostname) {
      return ok(`${plainUrl.origin} leads to ${target.origin}`);
    }
    return fail(
      `${plainUrl.origin} answers ${status}${target !== null && redirects ? ` and leads to ${target.origin}` : ''}`,
      'Let the proxy redirect everything on port 80 to https (nginx: return 308 https://$host$request_uri).',
    );
  },
};

/** null: nobody listens there, or a firewall drops it. */
async function askPlain(url: URL): Promise<{ readonly status: number; readonly location: string } | null> {
  try {
    const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) });
    await answer.body?.cancel();
    return { status: answer.status, location: answer.headers.get('location') ?? '' };
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') return null;
    const cause = error instanceof Error ? error.cause : undefined;
    const codes = cause instanceof AggregateError ? cause.errors : [cause];
    if (codes.every((one) => one instanceof Error && 'code' in one && NOBODY.includes(String(one.code))))
      return null;
    throw error;
  }
}
