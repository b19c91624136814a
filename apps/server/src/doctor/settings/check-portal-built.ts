import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Check, fail, ok } from '../check.ts';
import type { EnvironmentSubject } from './environment-subject.ts';

/** Without it the server answers calls and has no pages. */
export const portalBuiltCheck: Check<Pick<EnvironmentSubject, 'portalDir'>> = {
  name: 'portal-built',
  run({ portalDir }) {
    if (existsSync(join(portalDir, 'index.html'))) return ok('the pages of the portal are built');
    return fail(`there is no portal in ${portalDir}`, 'npm run build');
  },
};
