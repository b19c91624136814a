import type { CommandInput, CommandOutput } from '@mywasender/contract/commands/command-map';
import type { ContactEvent } from '@mywasender/contract/models/contact-history';
import { rowId } from '../commands/ids.ts';
import type { Core } from '../core.ts';
import { consentsOf } from '../store/consents.ts';
import { messagesTo, pausedSince, repliesOf } from '../store/contact-history.ts';
import { phoneHash, suppressionOfPhone } from '../store/suppressions.ts';
import { requireContact } from './update-contact.ts';

const SHOWN = 200;

/** Messages of every campaign, replies, opt-out and consents of one person, newest first. Throws `NOT_FOUND`. */
export function tellHistory(
  core: Core,
  input: CommandInput<'contacts.history'>,
): CommandOutput<'contacts.history'> {
  const id = rowId(input.contactId);
  const { phone, createdAt } = requireContact(core, id);
  const messages = messagesTo(core.sql, phone, SHOWN + 1);
  const replies = repliesOf(core.sql, phone, SHOWN + 1);
  const suppression = suppressionOfPhone(core.sql, core.salt, phone);
  const paused = pausedSince(core.sql, id);
  const events: ContactEvent[] = [
    ...messages.slice(0, SHOWN),
    ...replies.slice(0, SHOWN),
    ...consentsOf(core.sql, phoneHash(core.salt, phone)).map(({ id: consent, recordedAt, ...rest }) => ({
      ...rest,
      kind: 'consent' as const,
      id: `consent-${consent}`,
      at: recordedAt,
    })),
    ...(suppression === null
      ? []
      : [
          {
            kind: 'opt-out' as const,
            id: `opt-out-${suppression.id}`,
            at: suppression.createdAt,
            source: suppression.source,
            note: suppression.note,
          },
        ]),
    ...(paused === null ? [] : [{ kind: 'paused' as const, id: 'paused', at: paused }]),
    { kind: 'added', id: 'added', at: createdAt },
  ];
  return {
    events: events.toSorted((a, b) => b.at - a.at),
    more: messages.length > SHOWN || replies.length > SHOWN,
  };
}
