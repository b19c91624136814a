import { type Template, TemplateTags, TemplateTexts } from '@mywasender/contract/models/template';
import Value from 'typebox/value';
import { int, intOrNull, type Row, text } from './row.ts';
import type { Sql } from './sql.ts';

export interface TemplateQuery {
  readonly search: string;
  readonly tag: string | null;
  readonly favourites: boolean;
}

/** Favourites first, then what was used or changed last. */
export function findTemplates(sql: Sql, { search, tag, favourites }: TemplateQuery): Template[] {
  return sql
    .all(
      `SELECT * FROM templates t WHERE removed_at IS NULL AND (:favourites = 0 OR favourite = 1)
       AND (:tag IS NULL OR EXISTS (SELECT 1 FROM json_each(t.tags) g WHERE lower(g.value) = lower(:tag)))
       AND (:search = '' OR instr(lower(name), lower(:search)) > 0
         OR EXISTS (SELECT 1 FROM json_tree(t.texts) j WHERE j.type = 'text' AND instr(lower(j.value), lower(:search)) > 0)
         OR EXISTS (SELECT 1 FROM json_each(t.tags) g WHERE instr(lower(g.value), lower(:search)) > 0))
       ORDER BY favourite DESC, coalesce(last_used_at, updated_at) DESC, id DESC`,
      { search, tag, favourites: favourites ? 1 : 0 },
    )
    .map(toTemplate);
}

/** Tags of the library, most used first. */
export function templateTags(sql: Sql): { tag: string; templates: number }[] {
  return sql
    .all(
      `SELECT min(g.value) AS tag, count(*) AS n FROM templates t, json_each(t.tags) g
       WHERE t.removed_at IS NULL GROUP BY lower(g.value) ORDER BY n DESC, 1`,
    )
    .map((row) => ({ tag: text(row, 'tag'), templates: int(row, 'n') }));
}

export function countTemplates(sql: Sql): number {
  const row = sql.get('SELECT count(*) AS n FROM templates WHERE removed_at IS NULL');
  return row === undefined ? 0 : int(row, 'n');
}

/** `null` when it is not there, or removed. */
export function templateById(sql: Sql, id: number): Template | null {
  const row = sql.get('SELECT * FROM templates WHERE id = ? AND removed_at IS NULL', [id]);
  return row === undefined ? null : toTemplate(row);
}

type Content = Pick<Template, 'name' | 'tags' | 'texts'>;

export function insertTemplate(sql: Sql, content: Content, at: number): number {
  return sql.run(
    'INSERT INTO templates (name, tags, texts, created_at, updated_at) VALUES (:name, :tags, :texts, :at, :at)',
    { ...columns(content), at },
  ).id;
}

export function updateTemplate(sql: Sql, id: number, content: Content, at: number): void {
  sql.run(
    'UPDATE templates SET name = :name, tags = :tags, texts = :texts, updated_at = :at WHERE id = :id',
    {
      ...columns(content),
      id,
      at,
    },
  );
}

export function markFavourite(sql: Sql, id: number, favourite: boolean): void {
  sql.run('UPDATE templates SET favourite = ? WHERE id = ?', [favourite ? 1 : 0, id]);
}

export function countUse(sql: Sql, id: number, at: number): void {
  sql.run('UPDATE templates SET uses = uses + 1, last_used_at = ? WHERE id = ?', [at, id]);
}

/** `null` brings them back. */
export function markTemplatesRemoved(sql: Sql, ids: readonly number[], at: number | null): number {
  const guard = at === null ? 'removed_at IS NOT NULL' : 'removed_at IS NULL';
  return sql.run(
    `UPDATE templates SET removed_at = :at WHERE ${guard} AND id IN (SELECT value FROM json_each(:ids))`,
    { at, ids: JSON.stringify(ids) },
  ).changes;
}

export function forgetTemplates(sql: Sql, before: number): void {
  sql.run('DELETE FROM templates WHERE removed_at < ?', [before]);
}

/** Is there one of this name with these texts? */
export function hasTemplate(sql: Sql, { name, texts }: Pick<Template, 'name' | 'texts'>): boolean {
  const row = sql.get('SELECT 1 FROM templates WHERE removed_at IS NULL AND name = ? AND texts = ? LIMIT 1', [
    name,
    JSON.stringify(texts),
  ]);
  return row !== undefined;
}

function columns({ name, tags, texts }: Content) {
  return { name, tags: JSON.stringify(tags), texts: JSON.stringify(texts) };
}

function toTemplate(row: Row): Template {
  return {
    id: String(int(row, 'id')),
    name: text(row, 'name'),
    tags: Value.Parse(TemplateTags, JSON.parse(text(row, 'tags'))),
    favourite: int(row, 'favourite') === 1,
    texts: Value.Parse(TemplateTexts, JSON.parse(text(row, 'texts'))),
    createdAt: int(row, 'created_at'),
    updatedAt: int(row, 'updated_at'),
    lastUsedAt: intOrNull(row, 'last_used_at'),
    uses: int(row, 'uses'),
  };
}
