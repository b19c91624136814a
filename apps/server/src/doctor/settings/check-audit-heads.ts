import { dirname } from 'node:path';
import { type Check, ok, warn } from '../check.ts';
import type { SettingsSubject } from './settings-subject.ts';

/** Signed heads that go down with the machine show nobody that the end of the trail was cut off. */
export const auditHeadsCheck: Check<Pick<SettingsSubject, 'config'>> = {
  name: 'audit-heads',
  run({ config: { audit, dataDir } }) {
    if (audit.headUrl !== null) return ok('signed heads are posted to AUDIT_HEAD_URL');
    if (dirname(audit.headFile) !== dataDir) return ok(`signed heads are kept in ${audit.headFile}`);
    return warn(
      'signed heads of the audit trail are kept in the data folder alone',
      'Set AUDIT_HEAD_URL, or AUDIT_HEAD_FILE to another disk.',
    );
  },
};
