import { VERSION } from '../../shared/version.ts';
import { type Check, fail, ok } from '../check.ts';
import { parseJson } from './parse-json.ts';
import type { Site } from './site.ts';

/** What runs is what was deployed. */
export const versionCheck: Check<Pick<Site, 'ask'>> = {
  name: 'version',
  async run({ ask }) {
    const { version } = parseJson((await ask('/health/live')).text);
    if (version === VERSION) return ok(VERSION);
    return fail(
      `${String(version)} runs, and this is ${VERSION}`,
      'Restart every instance with the new version.',
    );
  },
};
