import { mkdirSync } from 'node:fs';
import type { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import pg from 'pg';
import { createLite } from './create-lite.ts';
import type { Listen } from './database.ts';
import { lockFolder } from './lock-folder.ts';

/**
 * PostgreSQL in WebAssembly. It has one session, so the pool has one
 * connection: a transaction holds it and everything else waits, which is what keeps transactions apart.
 */
export async function openEmbedded(dataDir: string) {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const unlock = lockFolder(dataDir);
  try {
    const lite = await createLite(dataDir);
    const { connection } = createPgConfig(lite);
    const parse = connection.parse.bind(connection);
    // pg hands over its type parsers as `types`, which PGlite 0.5 takes for a list of parameter types
    connection.parse = ({ name, text }: { name?: string; text: string }) => parse({ name, text });
    const pool = new pg.Pool({ connection, max: 1, idleTimeoutMillis: 0 } as pg.PoolConfig);
    pool.query = keepingTheConnection(pool);
    await pool.query("SET TIME ZONE 'UTC'");
    const close = async () => {
      await lite.close();
      unlock();
    };
    return { pool, listen: listenOnSession(lite, pool), close };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** One session for everybody hears of what everybody notifies; it ends with the database alone. */
function listenOnSession(lite: PGlite, pool: pg.Pool): Listen {
  return async (channel, heard, again) => {
    const stop = lite.onNotification((from, payload) => {
      if (from === channel) heard(payload);
    });
    await pool.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    again();
    return {
      async close() {
        stop();
        await pool.query(`UNLISTEN ${pg.escapeIdentifier(channel)}`);
      },
    };
  };
}

/**
 * pg gives up a connection after every failed statement. This one is the only one there is, and a second client on
 * it would get the answers meant for the first.
 */
function keepingTheConnection(pool: pg.Pool): pg.Pool['query'] {
  const query = async (statement: string | pg.QueryConfig, values?: unknown[]) => {
    const client = await pool.connect();
    try {
      return await client.query(statement, values);
    } finally {
      client.release();
    }
  };
  return query as pg.Pool['query'];
}
