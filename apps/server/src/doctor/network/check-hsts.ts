import { type Check, fail, ok } from '../check.ts';
import type { Site } from './site.ts';

/** A year (OWASP ASVS 5.0, V3.4.1). */
const LEAST_SECONDS = 31_536_000;

/** A browser that was here once never asks over plain HTTP again. */
export const hstsCheck: Check<Pick<Site, 'ask'>> = {
  name: 'hsts',
  async run({ ask }) {
    const header = (await ask('/health/live')).headers.get('strict-transport-security');
    const mend = 'PUBLIC_URL must be https, and the proxy must leave the header as it is.';
    if (header === null) return fail('no Strict-Transport-Security', mend);
    const seconds = Number(/(?:^|;)\s*max-age="?(\d+)/i.exec(header)?.[1] ?? 0);
    if (seconds < LEAST_SECONDS)
      return fail(`Strict-Transport-Security: ${header} is less than a year`, mend);
    return ok(header);
  },
};
