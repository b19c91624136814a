import type { DatabaseSync } from 'node:sqlite';
import { ANSWER_REASONS } from './migrations/answer-reasons.ts';
import { ANSWERS } from './migrations/answers.ts';
import { AUTOMATIC_ANSWERS } from './migrations/automatic-answers.ts';
import { CAMPAIGN_PARTS } from './migrations/campaign-parts.ts';
import { CAMPAIGN_SHARES } from './migrations/campaign-shares.ts';
import { CLOUD_PROFILES } from './migrations/cloud-profiles.ts';
import { CLOUD_UPLOADS } from './migrations/cloud-uploads.ts';
import { consentLedger } from './migrations/consent-ledger.ts';
import { CONVERSATIONS } from './migrations/conversations.ts';
import { FIRST_SCHEMA } from './migrations/first-schema.ts';
import { FOLLOW_UPS } from './migrations/follow-ups.ts';
import { IMPORT_TAGS } from './migrations/import-tags.ts';
import { IMPORT_UNDO } from './migrations/import-undo.ts';
import { LIST_EDITS } from './migrations/list-edits.ts';
import { MEDIA } from './migrations/media.ts';
import { MESSAGE_PARTS } from './migrations/message-parts.ts';
import { OPT_INS } from './migrations/opt-ins.ts';
import { POSTPONED_FOR } from './migrations/postponed-for.ts';
import { PROFILE_PROXY } from './migrations/profile-proxy.ts';
import { RATE_LIMITS } from './migrations/rate-limits.ts';
import { REMOVED_SEGMENTS } from './migrations/removed-segments.ts';
import { SEGMENTS } from './migrations/segments.ts';
import { SERIES } from './migrations/series.ts';
import { SERIES_LISTS } from './migrations/series-lists.ts';
import { SUPPRESSION_IMPORTS } from './migrations/suppression-imports.ts';
import { TEMPLATE_SHAPES } from './migrations/template-shapes.ts';
import { TEMPLATES } from './migrations/templates.ts';
import { WEBHOOKS } from './migrations/webhooks.ts';

/** In order; `user_version` counts those applied. An entry never changes once released: add the next one. */
export const MIGRATIONS: readonly (string | ((database: DatabaseSync) => void))[] = [
  FIRST_SCHEMA,
  IMPORT_UNDO,
  CAMPAIGN_PARTS,
  LIST_EDITS,
  SEGMENTS,
  CONVERSATIONS,
  PROFILE_PROXY,
  MESSAGE_PARTS,
  FOLLOW_UPS,
  MEDIA,
  CAMPAIGN_SHARES,
  TEMPLATES,
  WEBHOOKS,
  REMOVED_SEGMENTS,
  IMPORT_TAGS,
  SERIES,
  consentLedger,
  SUPPRESSION_IMPORTS,
  ANSWERS,
  CLOUD_PROFILES,
  AUTOMATIC_ANSWERS,
  OPT_INS,
  SERIES_LISTS,
  POSTPONED_FOR,
  CLOUD_UPLOADS,
  TEMPLATE_SHAPES,
  RATE_LIMITS,
  ANSWER_REASONS,
];

/** Takes a database from one version to another, by default the newest; each step in a transaction of its own. */
export function migrate(database: DatabaseSync, from: number, to = MIGRATIONS.length): void {
  for (const [index, migration] of MIGRATIONS.slice(0, to).entries()) {
    if (index < from) continue;
    database.exec('BEGIN IMMEDIATE');
    try {
      if (typeof migration === 'string') database.exec(migration);
      else migration(database);
      database.exec(`PRAGMA user_version = ${index + 1}; COMMIT`);
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  }
}
