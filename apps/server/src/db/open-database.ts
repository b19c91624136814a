import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from '../generated/prisma/client.ts';
import type { Database } from './database.ts';
import { listenOnPostgres } from './listen-on-postgres.ts';
import { openEmbedded } from './open-embedded.ts';
import { outliveLostConnections } from './outlive-lost-connections.ts';

// timestamps without a zone are read as UTC by the adapter, so every session must be in UTC
const UTC = '-c timezone=UTC';
const READ_ONLY = '-c default_transaction_read_only=on';
const PATIENCE_MS = 30_000;

/**
 * Connects to PostgreSQL, or opens the embedded database in the data folder. Both are spoken to through the same
 * driver and adapter: one SQL dialect, one set of conversions and error codes.
 */
export async function openDatabase(input: {
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly onError: (error: Error) => void;
  /** every change is refused */
  readonly readOnly?: boolean;
}): Promise<Database> {
  const embedded = input.databaseUrl === null ? await openEmbedded(input.dataDir) : null;
  const settings: pg.ClientConfig = {
    connectionString: input.databaseUrl ?? '',
    options: input.readOnly === true ? `${UTC} ${READ_ONLY}` : UTC,
    // a database that swallows packets must become an error, not requests that hang for ever
    connectionTimeoutMillis: PATIENCE_MS,
    keepAlive: true,
  };
  const pool = embedded?.pool ?? new pg.Pool({ ...settings, max: 10 });
  // its one session began with its opening
  if (embedded && input.readOnly === true) await pool.query('SET default_transaction_read_only = on');
  pool.on('error', input.onError);
  outliveLostConnections(pool);
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool),
    // many callers may queue for one locked license; waiting is right, failing early is not
    transactionOptions: { maxWait: PATIENCE_MS, timeout: PATIENCE_MS },
    // the other formats repeat the values of a call, which would be logged
    errorFormat: 'minimal',
  });
  return {
    kind: embedded ? 'embedded' : 'postgresql',
    prisma,
    pool,
    listen: embedded?.listen ?? listenOnPostgres(settings),
    async close() {
      await prisma.$disconnect();
      await pool.end();
      await embedded?.close();
    },
  };
}
