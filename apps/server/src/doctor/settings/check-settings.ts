import { type Check, fail, ok } from '../check.ts';
import type { EnvironmentSubject } from './environment-subject.ts';

/** The server would start with these variables. It stops at the first wrong one, and so does this. */
export const settingsCheck: Check<Pick<EnvironmentSubject, 'settings'>> = {
  name: 'settings',
  run({ settings }) {
    if (settings.problem === null) return ok('every variable can be read');
    return fail(settings.problem, 'Mend this variable; .env.example says what it takes. Then look again.');
  },
};
