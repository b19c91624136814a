import { type Check, fail, ok } from '../check.ts';
import type { Site } from './site.ts';

export const httpsCheck: Check<Pick<Site, 'url'>> = {
  name: 'https',
  run({ url }) {
    if (url.protocol === 'https:') return ok(url.origin);
    return fail(`${url.origin} is plain HTTP`, 'Put TLS in front and look at it there: --url https://…');
  },
};
