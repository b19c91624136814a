import { KNOWN_CHAT_MS } from '@mywasender/campaigns/pace/warm-up';

/**
 * Which of `:profiles` somebody wrote to after `:knownAfter`, the last one first, as SQL over `c`: who knows the person
 * by the rule the runner sends by. `NULL` when none does.
 */
export const KNOWN_HOME_SQL = `(SELECT k.profile_id FROM known_chats k
  WHERE k.profile_id IN (SELECT value FROM json_each(:profiles)) AND k.phone = c.phone
    AND k.last_inbound_at > :knownAfter ORDER BY k.last_inbound_at DESC, k.profile_id LIMIT 1)`;

const WRITER_HOME_SQL = `(SELECT r.profile_id FROM recipients r
  WHERE r.phone = c.phone AND r.sending_at IS NOT NULL AND r.status <> 'failed'
    AND r.profile_id IN (SELECT value FROM json_each(:profiles)) ORDER BY r.sending_at DESC LIMIT 1)`;

/** Which of `:profiles` wrote to somebody last, as SQL over `c`. With one profile the answer is of no use. */
export function writerHomeSql(profileIds: readonly string[]): string {
  return profileIds.length > 1 ? WRITER_HOME_SQL : 'NULL';
}

/** What both are asked with at campaign time `now`. */
export function homeParams(profileIds: readonly string[], now: number) {
  return { profiles: JSON.stringify(profileIds), knownAfter: now - KNOWN_CHAT_MS };
}
