import type { Pool } from 'pg';
import type { Prisma, PrismaClient } from '../generated/prisma/client.ts';

export interface Database {
  readonly kind: 'embedded' | 'postgresql';
  readonly prisma: PrismaClient;
  /** the same connections, for the few statements written by hand */
  readonly pool: Pool;
  close(): Promise<void>;
}

/** A Prisma client or a transaction of it. */
export type Queries = PrismaClient | Prisma.TransactionClient;
