import { verifyWithHeads } from '../../audit/verify-with-heads.ts';
import { type Check, fail, ok, skipped, warn } from '../check.ts';
import type { DatabaseSubject } from './database-subject.ts';

/** Read in a second or two; the server itself reads all of any trail every 6 hours. */
const MOST_ENTRIES = 100_000;

/** The chain of the audit trail, recomputed and held against its signed heads. */
export const auditTrailCheck: Check<Pick<DatabaseSubject, 'deps' | 'live'>> = {
  name: 'audit-trail',
  async run({ deps, live }) {
    const entries = await deps.db.prisma.auditLink.count();
    if (entries > MOST_ENTRIES)
      return skipped(`reading ${entries} entries takes a while: npm run audit:verify`);
    const verdict = await verifyWithHeads(deps, deps.config.audit.headFile);
    if (!verdict.intact) {
      return fail(
        `BROKEN at entry ${verdict.position}: ${verdict.problem}`,
        'Keep the database as it is, compare with a backup, open an incident: docs/operations.md, Incidents.',
      );
    }
    if (live && verdict.heads === 0 && verdict.entries > 0) {
      return warn(
        `whole (entries: ${verdict.entries}), but no signed head would show that its end was cut off`,
        'The server exports one every 5 minutes: look at AUDIT_HEAD_FILE and its folder.',
      );
    }
    return ok(`whole (entries: ${verdict.entries}, signed heads: ${verdict.heads})`);
  },
};
