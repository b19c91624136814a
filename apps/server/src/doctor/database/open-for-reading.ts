import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerConfig } from '../../config/server-config.ts';
import type { Database } from '../../db/database.ts';
import { openDatabase } from '../../db/open-database.ts';

type Place = Pick<ServerConfig, 'databaseUrl' | 'dataDir'>;

const READ_ONLY = 'SET default_transaction_read_only = on';

/** Whether opening would first make a database, which is for the server to do. */
export function isNotMadeYet({ databaseUrl, dataDir }: Place): boolean {
  return databaseUrl === null && !existsSync(join(dataDir, 'database'));
}

/** The database of the server; it refuses every change asked for over these connections. */
export async function openForReading({ databaseUrl, dataDir }: Place): Promise<Database> {
  // whoever uses a connection that fails is told as well
  const db = await openDatabase({ databaseUrl, dataDir, onError: () => undefined });
  if (db.kind === 'embedded') await db.pool.query(READ_ONLY);
  // before whoever wants the connection gets it; a failure is told to them by their own statement
  else db.pool.on('connect', (client) => client.query(READ_ONLY).catch(() => undefined));
  return db;
}
