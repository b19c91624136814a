import { randomUUID } from 'node:crypto';
import { AppError } from '@mywasender/contract/app-error';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { hashEmail } from '../users/email-address.ts';

/** An admin at the terminal of the server. The password is asked for by what they do. Throws `FORBIDDEN`. */
export async function commandContext(
  deps: Pick<ServerDeps, 'db' | 'secrets'>,
  email: string,
): Promise<RequestContext> {
  const user = await deps.db.prisma.user.findUnique({ where: { emailHash: hashEmail(deps, email) } });
  if (user?.role !== 'admin' || user.disabledAt !== null) throw new AppError('FORBIDDEN');
  const actor = {
    id: user.id,
    role: user.role,
    sellerId: null,
    mayRevoke: true,
    sessionId: randomUUID(),
    verifiedEmailHash: user.emailHash,
  };
  return { actor, ip: '127.0.0.1', requestId: randomUUID() };
}
