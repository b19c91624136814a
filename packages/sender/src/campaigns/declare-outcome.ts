import { AppError } from '@mywasender/contract/app-error';
import type { RecipientHistory } from '@mywasender/contract/models/campaign';
import { rowId } from '../commands/ids.ts';
import type { Core } from '../core.ts';
import { followSource } from '../follow-ups/follow-source.ts';
import { announceMoves } from '../runner/announce.ts';
import { applyRecipientEvent } from '../store/recipient-events.ts';
import { recipientById } from '../store/recipients.ts';
import { recordSendResult } from '../store/sends.ts';
import { describeRecipient } from './recipient-views.ts';

/** Takes a person's word for an uncertain message. Throws `NOT_FOUND`, or `CONFLICT` when it is uncertain no more. */
export function declareOutcome(
  core: Core,
  input: { readonly recipientId: string; readonly sent: boolean },
): RecipientHistory {
  const id = rowId(input.recipientId);
  const recipient = recipientById(core.sql, id);
  if (recipient === null) throw new AppError('NOT_FOUND');
  if (recipient.state.status !== 'uncertain') throw new AppError('CONFLICT');
  const { sent } = input;
  const at = core.deps.clock.now();
  const move = core.sql.transaction(() => {
    recordSendResult(core.sql, id, sent ? 'sent' : 'refused');
    return applyRecipientEvent(core.sql, id, { event: { type: 'declare', sent }, at, cause: 'declared' });
  });
  announceMoves(core, [move]);
  if (move !== null) followSource(core, recipient, at);
  return describeRecipient(core, input);
}
