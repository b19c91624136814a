import { ApprovedTemplate } from '@mywasender/contract/models/approved-template';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { int, text } from './row.ts';
import type { Sql } from './sql.ts';

export interface StoredTemplates {
  readonly readAt: number;
  readonly templates: readonly ApprovedTemplate[];
}

const List = Type.Array(ApprovedTemplate);

/** The templates of a Cloud API profile as last read from Meta; null: never. */
export function storedTemplates(sql: Sql, profileId: string): StoredTemplates | null {
  const row = sql.get('SELECT read_at, templates FROM cloud_templates WHERE profile_id = ?', [profileId]);
  if (row === undefined) return null;
  const templates: unknown = JSON.parse(text(row, 'templates'));
  return Value.Check(List, templates) ? { readAt: int(row, 'read_at'), templates } : null;
}

export function storeTemplates(sql: Sql, profileId: string, { readAt, templates }: StoredTemplates): void {
  sql.run('INSERT OR REPLACE INTO cloud_templates (profile_id, read_at, templates) VALUES (?, ?, ?)', [
    profileId,
    readAt,
    JSON.stringify(templates),
  ]);
}

/** Those of another account say nothing. */
export function forgetTemplates(sql: Sql, profileId: string): void {
  sql.run('DELETE FROM cloud_templates WHERE profile_id = ?', [profileId]);
}
