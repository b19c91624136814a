import { readPublishedAdapter } from '../../adapter/published-adapter.ts';
import { type Check, fail, ok, warn } from '../check.ts';
import type { SettingsSubject } from './settings-subject.ts';

const DAY_MS = 86_400_000;
/** Time to build and sign the next one. */
const SOON_DAYS = 14;
const AGAIN = 'npm run bundle -- build, then npm run bundle -- publish';

/** A bundle that is served half, or is over, mends no app. */
export const adapterBundleCheck: Check<Pick<SettingsSubject, 'config' | 'now'>> = {
  name: 'adapter-bundle',
  async run({ config: { adapterDir }, now }) {
    const published = await readPublishedAdapter(adapterDir);
    if (published.kind === 'none') return ok('none is published');
    if (published.kind === 'unusable') return fail(published.problem, AGAIN);
    const { stated } = published;
    if (stated.kind === 'withdrawal') return ok(`withdrawn by number ${stated.sequence}: ${stated.reason}`);
    const days = Math.floor((stated.expiresAt - now.getTime()) / DAY_MS);
    const found = `${stated.version}, number ${stated.sequence}, ${Math.abs(days)} days`;
    if (days < 0) return fail(`${found} over: apps use their own code`, AGAIN);
    return days < SOON_DAYS ? warn(`${found} left`, AGAIN) : ok(`${found} left`);
  },
};
