import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { type Check, fail, ok } from '../check.ts';
import { isOpenToOthers } from './file-modes.ts';
import type { SettingsSubject } from './settings-subject.ts';

/** Where signed heads of the audit trail, mails that are files and the embedded database are. */
export const dataFolderCheck: Check<Pick<SettingsSubject, 'config'>> = {
  name: 'data-folder',
  run({ config: { dataDir } }) {
    if (!existsSync(dataDir)) return ok(`${dataDir} is made at the first start`);
    const stats = statSync(dataDir);
    if (!stats.isDirectory()) return fail(`${dataDir} is no folder`, 'Set DATA_DIR to a folder.');
    if (isOpenToOthers(stats.mode)) {
      return fail(`${dataDir} can be read by other users of this machine`, `chmod 700 ${dataDir}`);
    }
    try {
      accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    } catch {
      return fail(
        `${dataDir} cannot be written by this user`,
        'Give the folder to the user of the server, or run this as that user.',
      );
    }
    return ok(`${dataDir} is open to this user alone`);
  },
};
