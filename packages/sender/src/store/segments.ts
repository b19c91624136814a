import { Segment, type SegmentRules } from '@mywasender/contract/models/segment';
import Value from 'typebox/value';
import { int, type Row, text } from './row.ts';
import type { Sql } from './sql.ts';

export function allSegments(sql: Sql): Segment[] {
  return sql.all('SELECT * FROM segments ORDER BY name').map(toSegment);
}

export function segmentById(sql: Sql, id: number): Segment | null {
  const row = sql.get('SELECT * FROM segments WHERE id = ?', [id]);
  return row === undefined ? null : toSegment(row);
}

/** The id of the segment of this name, in capitals or not. */
export function segmentNamed(sql: Sql, name: string): number | null {
  const row = sql.get('SELECT id FROM segments WHERE name = ?', [name]);
  return row === undefined ? null : int(row, 'id');
}

/** Returns the id of the new segment. */
export function insertSegment(sql: Sql, name: string, rules: SegmentRules): number {
  const row = sql.get('INSERT INTO segments (name, rules) VALUES (?, ?) RETURNING id', [
    name,
    JSON.stringify(rules),
  ]);
  return int(row ?? {}, 'id');
}

export function updateSegment(sql: Sql, id: number, name: string, rules: SegmentRules): void {
  sql.run('UPDATE segments SET name = ?, rules = ? WHERE id = ?', [name, JSON.stringify(rules), id]);
}

/** Takes a segment away, kept for `returnSegment`. False when it is not there. */
export function removeSegmentRow(sql: Sql, id: number, at: number): boolean {
  sql.run('INSERT INTO removed_segments SELECT id, name, rules, ? FROM segments WHERE id = ?', [at, id]);
  return sql.run('DELETE FROM segments WHERE id = ?', [id]).changes > 0;
}

/** The name of a removed segment that can return, or `null`. */
export function nameOfRemovedSegment(sql: Sql, id: number): string | null {
  const row = sql.get('SELECT name FROM removed_segments WHERE id = ?', [id]);
  return row === undefined ? null : text(row, 'name');
}

/** Brings a removed segment back under its id. */
export function returnSegment(sql: Sql, id: number): void {
  sql.run(
    'INSERT INTO segments (id, name, rules) SELECT id, name, rules FROM removed_segments WHERE id = ?',
    [id],
  );
  sql.run('DELETE FROM removed_segments WHERE id = ?', [id]);
}

/** Segments nobody can bring back any more. */
export function forgetSegments(sql: Sql, before: number): void {
  sql.run('DELETE FROM removed_segments WHERE removed_at < ?', [before]);
}

/** The names of the drafts that use the segment, be it to leave people out. */
export function draftsUsingSegment(sql: Sql, id: number): readonly string[] {
  return sql
    .all(
      `SELECT c.name FROM campaigns c WHERE c.status = 'draft' AND EXISTS (
         SELECT 1 FROM json_each(c.audience, '$.segmentIds') s WHERE CAST(s.value AS INTEGER) = :id
         UNION ALL
         SELECT 1 FROM json_each(c.audience, '$.exclude.segmentIds') s WHERE CAST(s.value AS INTEGER) = :id)
       ORDER BY c.id DESC`,
      { id },
    )
    .map((row) => text(row, 'name'));
}

function toSegment(row: Row): Segment {
  const rules: unknown = JSON.parse(text(row, 'rules'));
  return Value.Parse(Segment, { id: String(int(row, 'id')), name: text(row, 'name'), rules });
}
