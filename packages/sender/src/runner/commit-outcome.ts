import type { SendOutcome } from '@mywasender/gateway/port';
import type { Core } from '../core.ts';
import { postponeRecipient } from '../store/postponed-people.ts';
import { endLimit } from '../store/profiles.ts';
import { releaseUnsent, unmarkSending } from '../store/recipient-claims.ts';
import { applyRecipientEvent, type RecipientMove } from '../store/recipient-events.ts';
import type { StoredRecipient } from '../store/recipients.ts';
import { forgetSend, recordSendResult } from '../store/sends.ts';
import { announceMoves } from './announce.ts';
import { FAIL_REASON } from './fail-reason.ts';
import { doubled } from './heed-limit.ts';

/** What became of a send call, in one transaction: the person's state, and the entry for the sliding windows. */
export function commitOutcome(
  core: Core,
  { id, profileId, checks }: StoredRecipient,
  outcome: SendOutcome,
): void {
  const at = core.deps.clock.now();
  const change = (): RecipientMove | null => {
    switch (outcome.status) {
      case 'sent':
        endLimit(core.sql, profileId);
        return applyRecipientEvent(core.sql, id, {
          event: { type: 'send-ok', ack: outcome.ack },
          at,
          cause: 'send',
        });
      case 'refused': {
        const reason = FAIL_REASON[outcome.cause];
        return applyRecipientEvent(core.sql, id, {
          event: { type: 'send-refused', reason },
          at,
          cause: outcome.detail,
        });
      }
      case 'uncertain':
        return applyRecipientEvent(core.sql, id, {
          event: { type: 'send-uncertain' },
          at,
          cause: outcome.detail,
        });
      case 'unsent':
        return releaseUnsent(core.sql, id, { at, cause: 'media-unread' });
      case 'withdrawn':
        unmarkSending(core.sql, id);
        return null;
      case 'limited':
        if (outcome.limit === 'pair-limit')
          postponeRecipient(core.sql, id, at + doubled(checks), outcome.limit);
        return releaseUnsent(core.sql, id, { at, cause: outcome.limit });
    }
  };
  const move = core.sql.transaction(() => {
    const moved = change();
    if (outcome.status === 'unsent' || outcome.status === 'withdrawn') forgetSend(core.sql, id);
    // Asked of Meta and refused, it fills the windows like any other, and is no failure.
    else if (outcome.status !== 'limited') recordSendResult(core.sql, id, outcome.status);
    return moved;
  });
  announceMoves(core, [move]);
}
