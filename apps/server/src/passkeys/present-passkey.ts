import type { Passkey as WirePasskey } from '@mywasender/contract/http/mfa';
import type { Passkey } from '../generated/prisma/client.ts';

export function presentPasskey(row: Passkey): WirePasskey {
  return {
    id: row.id,
    name: row.name,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    synced: row.synced,
  };
}
