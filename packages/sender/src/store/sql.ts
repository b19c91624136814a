import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Params, Row } from './row.ts';
import { type StoreFacts, storeError } from './sql-errors.ts';

/** The few things repositories do with SQLite. Synchronous: the core runs off the main thread of its host. */
export interface Sql {
  run(sql: string, params?: Params): { readonly changes: number; readonly id: number };
  get(sql: string, params?: Params): Row | undefined;
  all(sql: string, params?: Params): readonly Row[];
  exec(sql: string): void;
  /** Grows with each `run` that changed something: while it stays, what was read is still true. */
  written(): number;
  /** Everything or nothing. An inner transaction joins the outer one. */
  transaction<T>(work: () => T): T;
}

/** Wraps a database: prepared statements are kept, SQLite's errors become coded ones. */
export function createSql(database: DatabaseSync, facts: StoreFacts): Sql {
  const statements = new Map<string, StatementSync>();
  let depth = 0;
  let written = 0;

  const guard = <T>(work: () => T): T => {
    try {
      return work();
    } catch (cause) {
      throw storeError(cause, facts);
    }
  };
  const prepare = (sql: string): StatementSync => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const statement = database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };

  return {
    run: (sql, params = []) =>
      guard(() => {
        const statement = prepare(sql);
        const result = isList(params) ? statement.run(...params) : statement.run({ ...params });
        if (Number(result.changes) > 0) written += 1;
        return { changes: Number(result.changes), id: Number(result.lastInsertRowid) };
      }),
    get: (sql, params = []) =>
      guard(() => {
        const statement = prepare(sql);
        return isList(params) ? statement.get(...params) : statement.get({ ...params });
      }),
    all: (sql, params = []) =>
      guard(() => {
        const statement = prepare(sql);
        return isList(params) ? statement.all(...params) : statement.all({ ...params });
      }),
    written: () => written,
    exec: (sql) => guard(() => database.exec(sql)),
    transaction: (work) => {
      if (depth > 0) return work();
      guard(() => database.exec('BEGIN IMMEDIATE'));
      depth += 1;
      try {
        const result = work();
        guard(() => database.exec('COMMIT'));
        return result;
      } catch (error) {
        // A full disk may have rolled back by itself; a second ROLLBACK would hide the real error.
        if (database.isTransaction) guard(() => database.exec('ROLLBACK'));
        throw error;
      } finally {
        depth -= 1;
      }
    },
  };
}

function isList(
  params: Params,
): params is readonly (string | number | bigint | null | NodeJS.ArrayBufferView)[] {
  return Array.isArray(params);
}
