import { ADDRESS_KEPT_DAYS } from '../audit/erase-addresses.ts';
import type { ServerDeps } from '../shared/deps.ts';

/** Blocks are kept as long as the addresses of the audit trail, which names them by their id. */
export async function forgetBlocks({ db, now }: Pick<ServerDeps, 'db' | 'now'>): Promise<void> {
  const before = new Date(now().getTime() - ADDRESS_KEPT_DAYS * 86_400_000);
  await db.prisma.addressBlock.deleteMany({ where: { endsAt: { lt: before } } });
}
