import { inTime } from '../shared/in-time.ts';

const PATIENCE_MS = 3000;

/** A pool, as far as it matters here. */
interface Asked {
  query(text: string): Promise<unknown>;
}

/**
 * Asks the database for a sign of life and rejects when there is none within 3 s. However many ask at once, one
 * question is under way: probes must not take the connections the work needs.
 */
export function createDatabaseCheck(pool: Asked): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= ask(pool).finally(() => {
      running = undefined;
    });
    return running;
  };
}

async function ask(pool: Asked): Promise<void> {
  await inTime(pool.query('SELECT 1'), PATIENCE_MS);
}
