import { decideNext } from '@mywasender/campaigns/pace/decide-next';
import { filledSlots } from '@mywasender/campaigns/template/approved-values';
import { AppError } from '@mywasender/contract/app-error';
import type { CommandInput, CommandOutput } from '@mywasender/contract/commands/command-map';
import type { Recipient, RecipientHistory, Waiting } from '@mywasender/contract/models/campaign';
import { cursorOf, DEFAULT_LIMIT, nextCursor, rowId } from '../commands/ids.ts';
import type { Core } from '../core.ts';
import { campaignFacts, ensureGap, profileFacts, recipientFacts } from '../runner/gather-facts.ts';
import { whenDecided } from '../runner/when-decided.ts';
import type { StoredCampaign } from '../store/campaigns.ts';
import { changesOf, countAhead, pageRecipients } from '../store/recipient-pages.ts';
import { reasonOf, recipientById, type StoredRecipient } from '../store/recipients.ts';
import { isHeld } from '../store/reply-holds.ts';
import { requireCampaign } from './require.ts';
import { variantName } from './variant-name.ts';

export function listRecipients(
  core: Core,
  input: CommandInput<'campaigns.recipients'>,
): CommandOutput<'campaigns.recipients'> {
  const limit = input.limit ?? DEFAULT_LIMIT;
  const campaign = requireCampaign(core, input.campaignId);
  const { items, total } = pageRecipients(core.sql, {
    campaignId: campaign.id,
    after: cursorOf(input.cursor) ?? 0,
    limit,
    status: input.status ?? null,
    search: input.search ?? '',
  });
  return {
    items: items.map((item) => toRecipientView(item, campaign)),
    nextCursor: nextCursor(items, limit),
    total,
  };
}

/** One person: every change with its cause, and why it waits. Throws `NOT_FOUND`. */
export function describeRecipient(core: Core, input: { readonly recipientId: string }): RecipientHistory {
  const recipient = recipientById(core.sql, rowId(input.recipientId));
  if (recipient === null) throw new AppError('NOT_FOUND');
  const campaign = requireCampaign(core, String(recipient.campaignId));
  const { media } = campaign.draft.message;
  return {
    recipient: toRecipientView(recipient, campaign),
    ...(media === undefined ? {} : { media }),
    ...valuesOf(recipient, campaign),
    changes: changesOf(core.sql, recipient.id),
    waiting: recipient.state.status === 'queued' ? whyWaiting(core, recipient, campaign) : null,
  };
}

/** Beside those of the text, which are seen in it. */
function valuesOf(
  { parameters }: StoredRecipient,
  { draft }: StoredCampaign,
): Pick<RecipientHistory, 'values'> {
  const { template } = draft.message;
  if (template === undefined || parameters === null) return {};
  const values = filledSlots(template, parameters).flatMap(({ kind, name, value }) =>
    kind === 'body' || value === '' ? [] : [{ place: kind, name, value }],
  );
  return values.length === 0 ? {} : { values };
}

function whyWaiting(core: Core, recipient: StoredRecipient, campaign: StoredCampaign): Waiting | null {
  const now = core.deps.clock.now();
  if (recipient.notBefore > now) return { reason: recipient.postponedFor, until: recipient.notBefore };
  if (core.settings.get().pauseOnReply && isHeld(core.sql, recipient.id)) {
    return { reason: 'reply-open', until: null };
  }
  if (recipient.undecided) {
    const winner = whenDecided(core, campaign);
    return { reason: 'winner', until: winner.undecided ? winner.at : null };
  }
  const { profileId } = recipient;
  ensureGap(core, profileId, campaign);
  const person = {
    ...recipientFacts(core, profileId, recipient, now),
    ahead: countAhead(core.sql, recipient),
  };
  const decision = decideNext({
    recipient: person,
    profile: profileFacts(core, profileId, now),
    campaign: campaignFacts(campaign, profileId),
    now,
  });
  return decision.ready ? null : { reason: decision.reason, until: whole(decision.until) };
}

/** Estimates come with fractions of a millisecond. */
function whole(until: number | null): number | null {
  return until === null ? null : Math.round(until);
}

function toRecipientView(person: StoredRecipient, { draft }: StoredCampaign): Recipient {
  return {
    id: String(person.id),
    campaignId: String(person.campaignId),
    profileId: person.profileId,
    contactId: person.contactId === null ? null : String(person.contactId),
    phone: person.phone,
    name: person.name,
    status: person.state.status,
    reason: reasonOf(person.state),
    messageId: person.messageId,
    text: person.text,
    language: person.language,
    variant: variantName(draft, person),
    sentAt: person.sentAt,
    deliveredAt: person.deliveredAt,
    readAt: person.readAt,
    repliedAt: person.repliedAt,
    updatedAt: person.updatedAt,
  };
}
