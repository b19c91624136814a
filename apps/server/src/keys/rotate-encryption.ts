import type { ServerConfig } from '../config/server-config.ts';
import { createSealer, keyId, type Sealer } from '../crypto/sealer.ts';
import type { Database } from '../db/database.ts';
import { SEALED_SOURCES, type SealedSource } from './sealed-columns.ts';

const BATCH = 500;

export interface RotatedColumn {
  readonly name: string;
  readonly resealed: number;
  /** sealed with a key that is not in the configuration, or changed by hand */
  readonly unreadable: number;
}

/**
 * Seals every sealed field again with the first key. In batches and in any number of runs: what is current is
 * skipped. Safe beside running servers that know both keys: a field that changed between reading and writing is
 * left as it is, and was sealed with the first key by whoever changed it.
 */
export async function rotateEncryption(
  { pool }: Pick<Database, 'pool'>,
  { encryptionKeys }: Pick<ServerConfig, 'encryptionKeys'>,
): Promise<readonly RotatedColumn[]> {
  const [newest] = encryptionKeys;
  if (newest === undefined) throw new Error('there is no encryption key');
  const sealer = createSealer(encryptionKeys);
  const done: RotatedColumn[] = [];
  for (const source of SEALED_SOURCES) {
    done.push(await rotateSource(pool, source, { sealer, current: `${keyId(newest)}.` }));
  }
  return done;
}

async function rotateSource(
  pool: Database['pool'],
  { name, read, write }: SealedSource,
  { sealer, current }: { readonly sealer: Sealer; readonly current: string },
): Promise<RotatedColumn> {
  let resealed = 0;
  let unreadable = 0;
  let after = '';
  for (;;) {
    const { rows } = await pool.query<{ key: string; sealed: string }>(read, [current, after, BATCH]);
    const last = rows.at(-1);
    if (last === undefined) return { name, resealed, unreadable };
    after = last.key;
    const fresh = rows.flatMap(({ key, sealed }) => {
      const place = `${name}.${key}`;
      try {
        return [{ key, sealed, again: sealer.seal(sealer.open(sealed, place), place) }];
      } catch {
        unreadable++;
        return [];
      }
    });
    const columns = [
      fresh.map(({ key }) => key),
      fresh.map(({ sealed }) => sealed),
      fresh.map(({ again }) => again),
    ];
    resealed += (await pool.query(write, columns)).rowCount ?? 0;
  }
}
