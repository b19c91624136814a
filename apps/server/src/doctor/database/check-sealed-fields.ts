import { keyId } from '../../crypto/sealer.ts';
import { hashEmail, openEmail } from '../../users/email-address.ts';
import { type Check, fail, ok, warn } from '../check.ts';
import type { DatabaseSubject } from './database-subject.ts';

/** Of the oldest and of the newest accounts. */
const LOOKED_AT = 50;

/** The secrets are those the data was written with: the wrong ones start without a word and know nobody. */
export const sealedFieldsCheck: Check<Pick<DatabaseSubject, 'deps'>> = {
  name: 'sealed-fields',
  async run({ deps }) {
    const { db, config } = deps;
    const select = { id: true, emailSealed: true, emailHash: true } as const;
    const read = (order: 'asc' | 'desc') =>
      db.prisma.user.findMany({ select, orderBy: { createdAt: order }, take: LOOKED_AT });
    const users = [...(await read('asc')), ...(await read('desc'))].filter(
      ({ emailSealed }) => emailSealed !== '',
    );
    for (const user of users) {
      let email: string;
      try {
        email = openEmail(deps, user);
      } catch {
        return fail('a stored address does not open', 'Add the ENCRYPTION_KEY it was sealed with.');
      }
      if (!hashEmail(deps, email).equals(user.emailHash)) {
        return fail('an account is not found by its address', 'Set LICENSE_SECRET to what it was before.');
      }
    }
    if (users.length === 0) return ok('nothing is sealed yet');
    const [newest] = config.encryptionKeys;
    const old = users.some(
      ({ emailSealed }) => newest !== undefined && !emailSealed.startsWith(`${keyId(newest)}.`),
    );
    if (old) return warn('some fields are sealed with an older key', 'npm run keys:rotate-encryption');
    return ok('ENCRYPTION_KEY and LICENSE_SECRET fit the data');
  },
};
