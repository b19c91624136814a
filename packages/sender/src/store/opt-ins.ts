import { waLink } from '@mywasender/campaigns/opt-in/wa-link';
import { OptIn, type OptInDraft } from '@mywasender/contract/models/opt-in';
import Value from 'typebox/value';
import { int, type Row, text, textOrNull } from './row.ts';
import type { Sql } from './sql.ts';

const COUNTED = (outcome: string) =>
  `(SELECT count(*) FROM opt_in_joins j WHERE j.opt_in_id = o.id AND j.outcome = '${outcome}')`;
const SELECT = `SELECT o.*, s.version, s.statement, coalesce(l.name, '') AS list_name, p.phone,
    ${COUNTED('joined')} AS joined, ${COUNTED('opted-out')} AS held_back, ${COUNTED('waiting')} AS waiting
  FROM opt_ins o
  JOIN opt_in_statements s ON s.opt_in_id = o.id
    AND s.version = (SELECT max(version) FROM opt_in_statements WHERE opt_in_id = o.id)
  LEFT JOIN lists l ON l.id = o.list_id
  LEFT JOIN profiles p ON p.id = o.profile_id AND p.removed_at IS NULL`;

/** Newest first. */
export function allOptIns(sql: Sql): OptIn[] {
  return sql.all(`${SELECT} WHERE o.removed_at IS NULL ORDER BY o.id DESC`).map(toOptIn);
}

/** `null` when it is not there, or removed. */
export function optInById(sql: Sql, id: number): OptIn | null {
  const row = sql.get(`${SELECT} WHERE o.id = ? AND o.removed_at IS NULL`, [id]);
  return row === undefined ? null : toOptIn(row);
}

/** The opt-in of a profile that listens to the keyword with this key, since a time before `at`; `null`: none does. */
export function listeningOptIn(
  sql: Sql,
  { profileId, key, at }: { readonly profileId: string; readonly key: string; readonly at: number },
): OptIn | null {
  const row = sql.get(
    `${SELECT} WHERE o.profile_id = ? AND o.match_key = ? AND o.removed_at IS NULL AND o.paused_at IS NULL
     AND o.created_at <= ?`,
    [profileId, key, at],
  );
  return row === undefined ? null : toOptIn(row);
}

/** The opt-in of the profile with this key. */
export function optInWithKey(sql: Sql, profileId: string, key: string): number | null {
  const row = sql.get(
    'SELECT id FROM opt_ins WHERE profile_id = ? AND match_key = ? AND removed_at IS NULL',
    [profileId, key],
  );
  return row === undefined ? null : int(row, 'id');
}

export interface OptInValues extends OptInDraft {
  readonly key: string;
  readonly listRow: number;
  readonly at: number;
}

export function insertOptIn(sql: Sql, values: OptInValues): number {
  const { id } = sql.run(
    `INSERT INTO opt_ins (profile_id, keyword, match_key, language, list_id, tag, welcome, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    [...columnsOf(values), values.at],
  );
  addStatement(sql, id, values);
  return id;
}

/** Other words make a new version; the older ones stay, since somebody agreed to them. */
export function updateOptIn(sql: Sql, id: number, values: OptInValues): void {
  sql.run(
    `UPDATE opt_ins SET profile_id = ?, keyword = ?, match_key = ?, language = ?, list_id = ?, tag = ?, welcome = ?
     WHERE id = ?`,
    [...columnsOf(values), id],
  );
  if (statementsOf(sql, id)[0]?.statement !== values.statement) addStatement(sql, id, values);
}

/** From `profile_id` to `welcome`, in the order in which both statements above name them. */
function columnsOf({ profileId, keyword, key, language, listRow, tag, welcome }: OptInValues) {
  return [profileId, keyword, key, language, listRow, tag, welcome];
}

function addStatement(sql: Sql, id: number, { statement, at }: OptInValues): void {
  sql.run(
    `INSERT INTO opt_in_statements (opt_in_id, version, statement, at)
     SELECT :id, coalesce(max(version), 0) + 1, :statement, :at FROM opt_in_statements WHERE opt_in_id = :id`,
    { id, statement, at },
  );
}

export interface Statement {
  readonly version: number;
  readonly statement: string;
  readonly from: number;
}

/** Newest first. */
export function statementsOf(sql: Sql, id: number): Statement[] {
  return sql
    .all('SELECT * FROM opt_in_statements WHERE opt_in_id = ? ORDER BY version DESC', [id])
    .map((row) => ({
      version: int(row, 'version'),
      statement: text(row, 'statement'),
      from: int(row, 'at'),
    }));
}

export function markOptInPaused(sql: Sql, id: number, at: number | null): void {
  sql.run('UPDATE opt_ins SET paused_at = ? WHERE id = ?', [at, id]);
}

/** The key, profile and list of a removed opt-in that can return, or `null`. */
export function removedOptIn(sql: Sql, id: number) {
  const row = sql.get('SELECT * FROM opt_ins WHERE id = ? AND removed_at IS NOT NULL', [id]);
  if (row === undefined) return null;
  return {
    profileId: text(row, 'profile_id'),
    keyword: text(row, 'keyword'),
    key: text(row, 'match_key'),
    listId: int(row, 'list_id'),
  };
}

export function markOptInRemoved(sql: Sql, id: number, at: number | null): void {
  sql.run('UPDATE opt_ins SET removed_at = ? WHERE id = ?', [at, id]);
}

/** Opt-ins nobody can bring back any more; who joined stays a contact with their proof in the ledger. */
export function forgetOptIns(sql: Sql, before: number): void {
  sql.run('DELETE FROM opt_ins WHERE removed_at < ?', [before]);
}

function toOptIn(row: Row): OptIn {
  const phone = textOrNull(row, 'phone');
  const keyword = text(row, 'keyword');
  return Value.Parse(OptIn, {
    id: String(int(row, 'id')),
    profileId: text(row, 'profile_id'),
    keyword,
    language: text(row, 'language'),
    statement: text(row, 'statement'),
    version: int(row, 'version'),
    listId: String(int(row, 'list_id')),
    listName: text(row, 'list_name'),
    tag: textOrNull(row, 'tag'),
    welcome: textOrNull(row, 'welcome'),
    paused: row.paused_at !== null,
    phone,
    link: phone === null ? null : waLink(phone, keyword),
    createdAt: int(row, 'created_at'),
    joined: int(row, 'joined'),
    heldBack: int(row, 'held_back'),
    waiting: int(row, 'waiting'),
  });
}
