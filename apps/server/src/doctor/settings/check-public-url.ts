import { type Check, fail, ok } from '../check.ts';
import { isLoopback } from '../is-loopback.ts';
import type { SettingsSubject } from './settings-subject.ts';

/** https decides about secure cookies and HSTS. */
export const publicUrlCheck: Check<Pick<SettingsSubject, 'config'>> = {
  name: 'public-url',
  run({ config: { publicUrl } }) {
    const { protocol, hostname } = new URL(publicUrl);
    const mend = 'Set PUBLIC_URL to the address people use: https://licenses.example.org';
    if (protocol !== 'https:') return fail(`PUBLIC_URL is plain HTTP: ${publicUrl}`, mend);
    if (isLoopback(hostname)) return fail(`PUBLIC_URL is this machine alone: ${publicUrl}`, mend);
    return ok(publicUrl);
  },
};
