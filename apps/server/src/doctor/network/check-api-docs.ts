import { type Check, fail, ok } from '../check.ts';
import type { Site } from './site.ts';

const PATHS = ['/docs', '/docs/', '/openapi.json'];

/** A live server describes itself to nobody (OWASP ASVS 5.0, V13.4.5). */
export const apiDocsCheck: Check<Pick<Site, 'ask'>> = {
  name: 'api-docs',
  async run({ ask }) {
    const answers = await Promise.all(
      PATHS.map(async (path) => ({ path, status: (await ask(path)).status })),
    );
    const open = answers.filter(({ status }) => status < 400);
    if (open.length === 0) return ok(`${PATHS.join(', ')}: nothing there`);
    return fail(`${open.map(({ path }) => path).join(', ')} is open`, 'Set NODE_ENV=production and restart.');
  },
};
