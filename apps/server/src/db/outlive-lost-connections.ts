import type pg from 'pg';

/**
 * A database that ends takes connections with it that somebody holds. pg says so with an event, which ends the
 * process when nobody listens, and its pool listens to those alone that nobody holds. The holder is told by its next
 * statement.
 */
export function outliveLostConnections(pool: pg.Pool): void {
  pool.on('connect', (client) => client.on('error', () => undefined));
}
