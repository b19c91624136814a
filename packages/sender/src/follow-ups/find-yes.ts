import { isYes } from '@mywasender/campaigns/yes/is-yes';
import type { FollowUp } from '@mywasender/contract/models/follow-up';
import { int, intOrNull, text } from '../store/row.ts';
import type { Sql } from '../store/sql.ts';

export interface FoundYes {
  /** When it was said, epoch ms. */
  readonly at: number;
  /** The reply, when nothing but a yes was said since our message; `null` when something else waits for an answer too. */
  readonly answersTo: number | null;
}

export interface Asked {
  /** The earlier message, as a recipient. */
  readonly recipientId: number;
  readonly profileId: string;
  readonly phone: string;
}

/** The yes to an earlier message, if it is the last thing the person wrote. Whatever follows a yes may take it back. */
export function findYes(sql: Sql, when: FollowUp['when'], asked: Asked): FoundYes | null {
  const words = 'words' in when ? when.words : undefined;
  const newest = sql.get(
    `SELECT i.id, i.at, i.text, i.recipient_id, v.id AS conversation
     FROM conversations v JOIN inbox i ON i.id = v.last_message WHERE v.profile_id = ? AND v.phone = ?`,
    [asked.profileId, asked.phone],
  );
  if (newest === undefined || intOrNull(newest, 'recipient_id') !== asked.recipientId) return null;
  if (!isYes(text(newest, 'text'), words)) return null;
  const replies = sql.all('SELECT text FROM inbox WHERE conversation_id = ? AND recipient_id = ?', [
    int(newest, 'conversation'),
    asked.recipientId,
  ]);
  const nothingElse = replies.every((reply) => isYes(text(reply, 'text'), words));
  return { at: int(newest, 'at'), answersTo: nothingElse ? int(newest, 'id') : null };
}
