import type {
  AddressBlock,
  AddressBlockPage,
  AddressBlockQuery,
} from '@mywasender/contract/http/address-blocks';
import type { AddressBlock as Row } from '../generated/prisma/client.ts';
import { afterTimeCursor, DEFAULT_LIMIT, encodeTimeCursor, toPage } from '../shared/cursor.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { Block } from './create-block-list.ts';
import { parseNetwork } from './network.ts';

/** Condition for the blocks that hold at a time. */
export const holdsAt = (at: Date) => ({ endedAt: null, endsAt: { gt: at } });

/** Blocked addresses, newest first; past ones too unless `active` asks for one kind. */
export async function listBlocks(
  { db, now }: Pick<ServerDeps, 'db' | 'now'>,
  query: AddressBlockQuery,
): Promise<AddressBlockPage> {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const at = now();
  const holds = holdsAt(at);
  const rows = await db.prisma.addressBlock.findMany({
    where: {
      ...(query.active === undefined ? {} : query.active ? holds : { NOT: holds }),
      ...afterTimeCursor(query.cursor),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  });
  return toPage(rows, limit, (row) => presentBlock(row, at), encodeTimeCursor);
}

/** The blocks that hold now, for the list every request is held against. */
export async function readBlocks({ db, now }: Pick<ServerDeps, 'db' | 'now'>): Promise<readonly Block[]> {
  const rows = await db.prisma.addressBlock.findMany({ where: holdsAt(now()) });
  return rows.flatMap(({ network: text, endsAt }) => {
    const network = parseNetwork(text);
    return network === null ? [] : [{ network, endsAt }];
  });
}

export function presentBlock(row: Row, at: Date): AddressBlock {
  const endedAt = row.endedAt ?? (row.endsAt <= at ? row.endsAt : null);
  return {
    id: row.id,
    network: row.network,
    reason: row.reason,
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdBy,
    endsAt: row.endsAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  };
}
