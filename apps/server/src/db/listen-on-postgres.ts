import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Listen } from './database.ts';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

interface Line {
  readonly client: pg.Client;
  readonly ended: Promise<void>;
}

/**
 * Listens over a connection of its own: those of a pool are lent to others, and what ends takes with it what it
 * listened to. A connection that is lost is made again, after pauses that grow to half a minute.
 */
export function listenOnPostgres(settings: pg.ClientConfig): Listen {
  return async (channel, heard, again) => {
    const over = new AbortController();
    const connect = async (): Promise<Line> => {
      const client = new pg.Client(settings);
      // pg tells of a lost connection twice; its end is waited for
      client.on('error', () => undefined);
      client.on('notification', ({ payload = '' }) => heard(payload));
      const ended = new Promise<void>((resolve) => client.once('end', resolve));
      try {
        await client.connect();
        await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
      } catch (error) {
        await client.end();
        throw error;
      }
      again();
      return { client, ended };
    };
    let line = await connect();
    const keep = async () => {
      for (let failures = 0; !over.signal.aborted; ) {
        await line.ended;
        const pause = Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS);
        await sleep(pause, undefined, { signal: over.signal, ref: false });
        try {
          line = await connect();
          failures = 0;
        } catch {
          // the database is away, as everybody else who asks it finds out and says
          failures++;
        }
      }
      // closed while it was being made
      await line.client.end();
    };
    const kept = keep().catch((error: unknown) => {
      if (!over.signal.aborted) throw error;
    });
    return {
      async close() {
        over.abort();
        await line.client.end();
        await kept;
      },
    };
  };
}
