import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Check, fail, ok, skipped } from '../check.ts';
import { isOpenToOthers } from './file-modes.ts';
import type { SettingsSubject } from './settings-subject.ts';

/** Where deploy/mywasender.service has its settings from. */
const UNIT_FILE = '/etc/mywasender/server.env';

/** Files with secrets are for their owner alone. */
export const secretFilesCheck: Check<Pick<SettingsSubject, 'config'>> = {
  name: 'secret-files',
  run({ config }) {
    const places = [
      resolve('.env'),
      resolve('deploy/server.env'),
      UNIT_FILE,
      join(config.dataDir, 'secrets.json'),
    ];
    const files = places.filter((path) => existsSync(path));
    const open = files.filter((path) => isOpenToOthers(statSync(path).mode));
    if (open.length > 0)
      return fail(`other users can read ${open.join(', ')}`, `chmod 600 ${open.join(' ')}`);
    if (files.length === 0)
      return skipped('the secrets come from the environment, not from a file known here');
    return ok(`${files.join(', ')}: for the owner alone`);
  },
};
