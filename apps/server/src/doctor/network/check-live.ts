import { type Check, fail, ok } from '../check.ts';
import { parseJson } from './parse-json.ts';
import type { Site } from './site.ts';

/** The process answers, through everything that is in front of it. */
export const liveCheck: Check<Pick<Site, 'ask'>> = {
  name: 'live',
  async run({ ask }) {
    const { status, text } = await ask('/health/live');
    if (status === 200 && parseJson(text).status === 'ok') return ok('/health/live answers');
    return fail(
      `/health/live answers ${status}, not as a license server does`,
      'Look whether the proxy leads to this server: its log, and PUBLIC_URL or --url.',
    );
  },
};
