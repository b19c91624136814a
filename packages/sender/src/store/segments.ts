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

export function deleteSegment(sql: Sql, id: number): boolean {
  return sql.run('DELETE FROM segments WHERE id = ?', [id]).changes > 0;
}

/** The name of a draft that uses the segment, be it to leave people out. */
export function draftUsingSegment(sql: Sql, id: number): string | null {
  const row = sql.get(
    `SELECT c.name FROM campaigns c WHERE c.status = 'draft' AND EXISTS (
       SELECT 1 FROM json_each(c.audience, '$.segmentIds') s WHERE CAST(s.value AS INTEGER) = :id
       UNION ALL
       SELECT 1 FROM json_each(c.audience, '$.exclude.segmentIds') s WHERE CAST(s.value AS INTEGER) = :id)`,
    { id },
  );
  return row === undefined ? null : text(row, 'name');
}

function toSegment(row: Row): Segment {
  const rules: unknown = JSON.parse(text(row, 'rules'));
  return Value.Parse(Segment, { id: String(int(row, 'id')), name: text(row, 'name'), rules });
}
