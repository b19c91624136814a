import { AppError } from '@mywasender/contract/app-error';
import type { RecoveryCodes } from '@mywasender/contract/http/mfa';
import { writeAudit } from '../audit/write-audit.ts';
import { confirmPassword } from '../auth/confirm-password.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { notifyOwner } from './notify-owner.ts';
import { countFactors } from './read-factors.ts';
import { replaceRecoveryCodes } from './recovery-codes.ts';

/** Ten new recovery codes, shown this once; the old ones stop working. */
export async function renewRecoveryCodes(
  deps: ServerDeps,
  password: string,
  context: RequestContext,
): Promise<RecoveryCodes> {
  const { id } = await confirmPassword(deps, password, context);
  const at = deps.now();
  return deps.db.prisma.$transaction(async (tx) => {
    // alone they would be a way in and no second step
    if ((await countFactors(tx, id)) === 0) throw new AppError('MFA_METHOD_UNAVAILABLE');
    const recoveryCodes = await replaceRecoveryCodes(deps, tx, id, at);
    const target = { type: 'user', id };
    await writeAudit(tx, { at, action: 'mfa.recovery-codes', actorId: id, target, origin: context });
    await notifyOwner(deps, tx, { userId: id, template: 'recovery-codes-made', at });
    return { recoveryCodes };
  });
}
