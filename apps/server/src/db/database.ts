import type { Pool } from 'pg';
import type { Prisma, PrismaClient } from '../generated/prisma/client.ts';

/**
 * Hears every payload notified on a channel (`pg_notify`) once what notified it is committed. `again` is called each
 * time listening began: what was said before is lost, and so it is while a connection is down.
 */
export type Listen = (
  channel: string,
  heard: (payload: string) => void,
  again: () => void,
) => Promise<{ close(): Promise<void> }>;

export interface Database {
  readonly kind: 'embedded' | 'postgresql';
  readonly prisma: PrismaClient;
  /** the same connections, for the few statements written by hand */
  readonly pool: Pool;
  readonly listen: Listen;
  close(): Promise<void>;
}

/** A Prisma client or a transaction of it. */
export type Queries = PrismaClient | Prisma.TransactionClient;
