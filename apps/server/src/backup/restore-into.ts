import { mkdirSync } from 'node:fs';
import { createLite } from '../db/create-lite.ts';
import { restorePostgres } from './postgres-tools.ts';

/** Where a dump goes: an empty database of PostgreSQL, or a data folder without one. */
export type RestoreTarget =
  | { readonly databaseUrl: string; readonly dataDir: '' }
  | { readonly databaseUrl: null; readonly dataDir: string };

export async function restoreInto(target: RestoreTarget, dump: AsyncIterable<Buffer>): Promise<void> {
  if (target.databaseUrl !== null) return restorePostgres(target.databaseUrl, dump);
  const chunks: Buffer<ArrayBuffer>[] = [];
  for await (const chunk of dump) chunks.push(Buffer.from(chunk));
  mkdirSync(target.dataDir, { recursive: true, mode: 0o700 });
  const lite = await createLite(target.dataDir, {
    loadDataDir: new Blob(chunks, { type: 'application/x-gzip' }),
  });
  await lite.close();
}
