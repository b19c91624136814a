/** Why a person was left out. Nothing was sent and nothing will be. */
export const SKIP_REASONS = [
  'suppressed',
  'no-consent',
  'invalid-number',
  'duplicate',
  'not-on-whatsapp',
  'expired',
  'opted-out-during',
  'contact-deleted',
  'campaign-stopped',
  'ambiguous-reply',
  'already-received',
  'excluded',
  'window-closed',
  'condition-over',
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/**
 * Why a claimed message did not leave, or was not delivered after WhatsApp had taken it. `never-left`: after a crash
 * WhatsApp does not know the message id. The last eleven are told by the official API alone.
 */
export const FAIL_REASONS = [
  'refused',
  'error-ack',
  'time-lock',
  'not-found',
  'upload-failed',
  'never-left',
  'declared-not-sent',
  'window-closed',
  'template',
  'undeliverable',
  'person-limit',
  'rate-limited',
  'pair-limit',
  'spam-limit',
  'payment',
  'no-access',
  'account-locked',
  'unreachable',
] as const;
export type FailReason = (typeof FAIL_REASONS)[number];

export const RECIPIENT_STATUSES = [
  'queued',
  'claimed',
  'sent',
  'delivered',
  'read',
  'replied',
  'skipped',
  'failed',
  'uncertain',
] as const;
export type RecipientStatus = (typeof RECIPIENT_STATUSES)[number];

export type RecipientState =
  | { readonly status: 'queued' | 'claimed' | 'sent' | 'delivered' | 'read' | 'replied' | 'uncertain' }
  | { readonly status: 'skipped'; readonly reason: SkipReason }
  | { readonly status: 'failed'; readonly reason: FailReason };

export type RecipientEvent =
  /** The message id is committed. The move queued → claimed is the one and only permission to send. */
  | { readonly type: 'claim' }
  /** Result of the send call. `ack` 1 sent, 2 delivered, 3 read. */
  | { readonly type: 'send-ok'; readonly ack: 1 | 2 | 3 }
  | { readonly type: 'send-refused'; readonly reason: FailReason }
  | { readonly type: 'send-uncertain' }
  /** The process came up again and found the row claimed. */
  | { readonly type: 'interrupted' }
  | {
      readonly type: 'lookup';
      readonly result: { readonly status: 'sent'; readonly ack: 1 | 2 | 3 } | LookupMiss;
    }
  /** A receipt, in any order, any number of times. −1 with a reason is WhatsApp's last word on what it had taken. */
  | { readonly type: 'ack'; readonly ack: -1 | 0 | 1 | 2 | 3; readonly reason?: FailReason }
  | { readonly type: 'reply' }
  | { readonly type: 'skip'; readonly reason: SkipReason }
  /** A person looked at the phone and said what happened to an uncertain message. */
  | { readonly type: 'declare'; readonly sent: boolean };

interface LookupMiss {
  readonly status: 'refused' | 'pending' | 'absent' | 'unknown';
}

const ACK_STATUS = { 1: 'sent', 2: 'delivered', 3: 'read' } as const;
const PROGRESS: Readonly<Partial<Record<RecipientStatus, number>>> = {
  sent: 1,
  delivered: 2,
  read: 3,
  replied: 4,
};

/**
 * The life of one person in one campaign. Total: an event that does not apply returns `current` itself.
 * - Nothing leads back to `queued`, so a person is claimed, and therefore written to, at most once.
 * - Receipts only move forward, but for `sent`, which fails when WhatsApp says why. A receipt ≥ 1 is proof that the message left: it also corrects `uncertain`,
 *   and `failed` or `skipped` rows that turn out to have left all the same. It never permits a send.
 */
export function nextState(current: RecipientState, event: RecipientEvent): RecipientState {
  switch (event.type) {
    case 'claim':
      return current.status === 'queued' ? { status: 'claimed' } : current;
    case 'send-ok':
      return proven(current, event.ack);
    case 'send-refused':
      return inFlight(current) || refusedByAck(current)
        ? { status: 'failed', reason: event.reason }
        : current;
    case 'send-uncertain':
    case 'interrupted':
      return current.status === 'claimed' ? { status: 'uncertain' } : current;
    case 'lookup':
      return afterLookup(current, event.result);
    case 'ack':
      return afterAck(current, event.ack, event.reason);
    case 'reply':
      return PROGRESS[current.status] !== undefined && current.status !== 'replied'
        ? { status: 'replied' }
        : current;
    case 'skip':
      return current.status === 'queued' || current.status === 'claimed'
        ? { status: 'skipped', reason: event.reason }
        : current;
    case 'declare':
      if (current.status !== 'uncertain') return current;
      return event.sent ? { status: 'sent' } : { status: 'failed', reason: 'declared-not-sent' };
  }
}

/** True when the row may be claimed, which is the only way to a send. */
export function mayClaim(state: RecipientState): boolean {
  return state.status === 'queued';
}

/** Nothing more will be done for this person; only receipts and a reply may still change the row. */
export function isSettled(state: RecipientState): boolean {
  return state.status !== 'queued' && state.status !== 'claimed' && state.status !== 'uncertain';
}

/** True when WhatsApp confirmed that the message left. */
export function hasLeft(state: RecipientState): boolean {
  return PROGRESS[state.status] !== undefined;
}

/** The receipt overtook the answer of the send call, which says more. */
function refusedByAck(state: RecipientState): boolean {
  return state.status === 'failed' && state.reason === 'error-ack';
}

function inFlight(state: RecipientState): boolean {
  return state.status === 'claimed' || state.status === 'uncertain';
}

function afterLookup(
  current: RecipientState,
  result: Extract<RecipientEvent, { type: 'lookup' }>['result'],
): RecipientState {
  if (result.status === 'sent') return proven(current, result.ack);
  if (!inFlight(current)) return current;
  if (result.status === 'refused') return { status: 'failed', reason: 'refused' };
  if (result.status === 'absent') return { status: 'failed', reason: 'never-left' };
  return { status: 'uncertain' };
}

function afterAck(
  current: RecipientState,
  ack: -1 | 0 | 1 | 2 | 3,
  reason: FailReason | undefined,
): RecipientState {
  if (ack === 0) return current;
  if (ack === -1) {
    const fails = inFlight(current) || (reason !== undefined && current.status === 'sent');
    return fails ? { status: 'failed', reason: reason ?? 'error-ack' } : current;
  }
  return proven(current, ack);
}

function proven(current: RecipientState, ack: 1 | 2 | 3): RecipientState {
  return (PROGRESS[current.status] ?? 0) >= ack ? current : { status: ACK_STATUS[ack] };
}
