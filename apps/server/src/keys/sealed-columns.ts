/** A column of envelopes; `key` is what follows `table.column.` in the place an envelope is tied to. */
interface SealedColumn {
  readonly table: string;
  readonly column: string;
  readonly key: string;
}

/** Every sealed column of the schema; a test fails for one that is missing. Data of jobs is re-sealed beside them. */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  { table: 'users', column: 'email_sealed', key: 'id::text' },
  { table: 'email_changes', column: 'email_sealed', key: 'id::text' },
  { table: 'second_factors', column: 'secret_sealed', key: 'id::text' },
  { table: 'licenses', column: 'key_sealed', key: 'id::text' },
  { table: 'licenses', column: 'customer_email_sealed', key: 'id::text' },
  { table: 'orders', column: 'customer_email_sealed', key: 'id::text' },
  { table: 'orders', column: 'billing_sealed', key: 'id::text' },
  { table: 'receipts', column: 'buyer_sealed', key: 'id::text' },
  { table: 'relays', column: 'app_secret_sealed', key: 'id::text' },
  { table: 'relay_events', column: 'body_sealed', key: 'id::text' },
  { table: 'idempotency_keys', column: 'answer_sealed', key: "user_id::text || '/' || key" },
];

/** SQL of one batch, for a column of a table or for the data of jobs. */
export interface SealedSource {
  /** what is told about it, e.g. `users.email_sealed` */
  readonly name: string;
  /** `$1`: beginning of a current envelope, `$2`: key to go on after, `$3`: how many → rows of `key`, `sealed` */
  readonly read: string;
  /** `$1`: keys, `$2`: envelopes as they were read, `$3`: new ones; a row changed meanwhile is left alone */
  readonly write: string;
}

export const SEALED_SOURCES: readonly SealedSource[] = [
  ...SEALED_COLUMNS.map(({ table, column, key }) => ({
    name: `${table}.${column}`,
    read: `SELECT ${key} AS key, ${column} AS sealed FROM ${table}
      WHERE ${column} <> '' AND NOT starts_with(${column}, $1) AND ${key} > $2 ORDER BY 1 LIMIT $3`,
    write: `UPDATE ${table} SET ${column} = fresh.sealed
      FROM unnest($1::text[], $2::text[], $3::text[]) AS fresh(of, was, sealed)
      WHERE ${key} = fresh.of AND ${table}.${column} = fresh.was`,
  })),
  {
    name: 'jobs.job.data',
    read: `SELECT data->>'ref' AS key, data->>'sealed' AS sealed FROM jobs.job
      WHERE data ? 'sealed' AND NOT starts_with(data->>'sealed', $1) AND data->>'ref' > $2 ORDER BY 1 LIMIT $3`,
    write: `UPDATE jobs.job SET data = jsonb_set(data, '{sealed}', to_jsonb(fresh.sealed))
      FROM unnest($1::text[], $2::text[], $3::text[]) AS fresh(of, was, sealed)
      WHERE data->>'ref' = fresh.of AND data->>'sealed' = fresh.was`,
  },
];
