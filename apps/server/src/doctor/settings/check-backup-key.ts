import { readBackupKey } from '../../backup/backup-key.ts';
import { type Check, fail, ok } from '../check.ts';
import { describeCause } from '../describe-cause.ts';
import type { EnvironmentSubject } from './environment-subject.ts';

/** Without a key of their own there are no backups. */
export const backupKeyCheck: Check<Pick<EnvironmentSubject, 'env'>> = {
  name: 'backup-key',
  run({ env }) {
    try {
      readBackupKey(env.BACKUP_KEY);
    } catch (error) {
      return fail(describeCause(error), 'Set BACKUP_KEY, and keep a copy where the server is not.');
    }
    return ok('BACKUP_KEY is set; keep a copy where the server is not');
  },
};
