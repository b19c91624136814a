import { type Check, fail, ok } from '../check.ts';
import type { Site } from './site.ts';

/** Nobody's: RFC 2606 keeps `.invalid` free. */
const FOREIGN = 'https://doctor.invalid';

/** Pages of other origins are not let in, asked beforehand or not; those that are allowed are. */
export const corsCheck: Check<Pick<Site, 'ask' | 'config' | 'url'>> = {
  name: 'cors',
  async run({ ask, config, url }) {
    const admitted = async (origin: string) => {
      const preflight = await ask('/v1/me', {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'GET' },
      });
      const call = await ask('/v1/me', { headers: { origin } });
      return [preflight, call].map(({ headers }) => headers.get('access-control-allow-origin'));
    };
    for (const origin of [FOREIGN, 'null']) {
      const wrong = (await admitted(origin)).find((header) => header === origin || header === '*');
      if (wrong !== undefined) {
        return fail(
          `pages of ${origin} are let in`,
          'Take the CORS headers out of the proxy; ALLOWED_ORIGINS decides.',
        );
      }
    }
    const own = config === null ? [url.origin] : [config.publicUrl, ...config.allowedOrigins];
    for (const origin of own) {
      if ((await admitted(origin)).some((header) => header !== origin)) {
        return fail(`pages of ${origin} are refused`, 'PUBLIC_URL must be the address people use.');
      }
    }
    return ok(`a foreign origin is refused, ${own.join(', ')} let in`);
  },
};
