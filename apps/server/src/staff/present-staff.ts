import type { Staff } from '@mywasender/contract/http/staff';
import type { User } from '../generated/prisma/client.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { openEmail } from '../users/email-address.ts';

export function presentStaff(deps: Pick<ServerDeps, 'sealer'>, user: User): Staff {
  return {
    id: user.id,
    email: openEmail(deps, user),
    name: user.name,
    mayRevoke: user.mayRevoke,
    createdAt: user.createdAt.toISOString(),
    disabledAt: user.disabledAt?.toISOString() ?? null,
  };
}
