import { HARD_CEILINGS } from '@mywasender/campaigns/pace/settings';
import { nextAllowedByWindows } from '@mywasender/campaigns/pace/windows';
import { AppError } from '@mywasender/contract/app-error';
import { requireTerms } from '../campaigns/require.ts';
import type { Core } from '../core.ts';
import { steadySends } from '../runner/steady-sends.ts';
import { lidOfPhone } from '../store/identities.ts';
import { int, text } from '../store/row.ts';
import { isSuppressed } from '../store/suppressions.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export interface Asked {
  readonly conversationId: number;
  readonly profileId: string;
  readonly phone: string;
}

/**
 * Whoever opted out is written to only in answer to a message of theirs of the last 24 hours that came after the STOP
 * and is none itself. Throws `ANSWER_OPTED_OUT`, `LICENSE_REQUIRED`, `TERMS_NOT_ACCEPTED`.
 */
export function requireAnswerable(core: Core, { conversationId, phone }: Asked): void {
  requireTerms(core);
  core.license.assertMaySend();
  if (!isSuppressed(core.sql, core.salt, { phone, lid: lidOfPhone(core.sql, phone) })) return;
  const newest = core.sql.get(
    'SELECT at, opt_out FROM inbox WHERE conversation_id = ? ORDER BY at DESC, id DESC LIMIT 1',
    [conversationId],
  );
  const asked =
    newest !== undefined &&
    text(newest, 'opt_out') === 'none' &&
    int(newest, 'at') > core.deps.clock.now() - DAY;
  if (!asked) throw new AppError('ANSWER_OPTED_OUT');
}

/** The earliest time at which one more message keeps the hard ceilings of the profile; quiet hours do not bind people. */
export function answerAllowedAt(core: Core, profileId: string, now: number): number {
  const times = steadySends(core, profileId, now).map(({ at }) => at);
  const last = times.at(-1);
  const windows = nextAllowedByWindows(
    times,
    [
      { count: HARD_CEILINGS.perMinute, windowMs: MINUTE },
      { count: HARD_CEILINGS.perHour, windowMs: HOUR },
      { count: HARD_CEILINGS.perDay, windowMs: DAY },
    ],
    now,
  );
  return Math.max(windows, last === undefined ? now : last + HARD_CEILINGS.minGapMs);
}
