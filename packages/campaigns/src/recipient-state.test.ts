import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FAIL_REASONS,
  hasLeft,
  isSettled,
  mayClaim,
  nextState,
  type RecipientEvent,
  type RecipientState,
  SKIP_REASONS,
} from './recipient-state.ts';

const queued: RecipientState = { status: 'queued' };
const after = (...events: readonly RecipientEvent[]): RecipientState => events.reduce(nextState, queued);
const claim: RecipientEvent = { type: 'claim' };

const positive = fc.constantFrom(1 as const, 2 as const, 3 as const);
const event: fc.Arbitrary<RecipientEvent> = fc.oneof(
  fc.constantFrom<RecipientEvent>(
    claim,
    { type: 'send-uncertain' },
    { type: 'interrupted' },
    { type: 'reply' },
  ),
  positive.map((ack): RecipientEvent => ({ type: 'send-ok', ack })),
  fc.constantFrom(...FAIL_REASONS).map((reason): RecipientEvent => ({ type: 'send-refused', reason })),
  fc.constantFrom(...SKIP_REASONS).map((reason): RecipientEvent => ({ type: 'skip', reason })),
  positive.map((ack): RecipientEvent => ({ type: 'lookup', result: { status: 'sent', ack } })),
  fc
    .constantFrom('refused' as const, 'pending' as const, 'absent' as const, 'unknown' as const)
    .map((status): RecipientEvent => ({ type: 'lookup', result: { status } })),
  fc
    .constantFrom(-1 as const, 0 as const, 1 as const, 2 as const, 3 as const)
    .map((ack): RecipientEvent => ({ type: 'ack', ack })),
  fc.constantFrom(...FAIL_REASONS).map((reason): RecipientEvent => ({ type: 'ack', ack: -1, reason })),
  fc.boolean().map((sent): RecipientEvent => ({ type: 'declare', sent })),
);

/** The answer of the send call came behind the receipt that told of a refusal. */
const isMoreExact = (state: RecipientState, { type }: RecipientEvent): boolean =>
  type === 'send-refused' && state.status === 'failed' && state.reason === 'error-ack';

const RANK = { sent: 1, delivered: 2, read: 3, replied: 4 } as const;
const rank = (state: RecipientState): number =>
  state.status in RANK ? RANK[state.status as keyof typeof RANK] : 0;

describe('nextState', () => {
  it('goes the usual way', () => {
    expect(
      after(claim, { type: 'send-ok', ack: 1 }, { type: 'ack', ack: 2 }, { type: 'ack', ack: 3 }),
    ).toEqual({ status: 'read' });
    expect(after(claim, { type: 'send-ok', ack: 1 }, { type: 'reply' }, { type: 'ack', ack: 3 })).toEqual({
      status: 'replied',
    });
  });

  it('takes a receipt that overtakes the result of the send', () => {
    expect(after(claim, { type: 'ack', ack: 2 }, { type: 'send-ok', ack: 1 })).toEqual({
      status: 'delivered',
    });
  });

  it('leaves a crash to the look-up', () => {
    const crashed = after(claim, { type: 'interrupted' });
    expect(crashed).toEqual({ status: 'uncertain' });
    const looked = (status: 'absent' | 'unknown' | 'refused' | 'pending') =>
      nextState(crashed, { type: 'lookup', result: { status } });
    expect(looked('unknown')).toEqual(crashed);
    expect(looked('pending')).toEqual(crashed);
    expect(looked('absent')).toEqual({ status: 'failed', reason: 'never-left' });
    expect(looked('refused')).toEqual({ status: 'failed', reason: 'refused' });
    expect(nextState(crashed, { type: 'lookup', result: { status: 'sent', ack: 2 } })).toEqual({
      status: 'delivered',
    });
    expect(nextState(crashed, { type: 'declare', sent: false })).toEqual({
      status: 'failed',
      reason: 'declared-not-sent',
    });
  });

  it('lets a STOP win until the message has left, and not after', () => {
    expect(after({ type: 'skip', reason: 'suppressed' }, claim)).toEqual({
      status: 'skipped',
      reason: 'suppressed',
    });
    expect(after(claim, { type: 'skip', reason: 'opted-out-during' })).toEqual({
      status: 'skipped',
      reason: 'opted-out-during',
    });
    expect(after(claim, { type: 'send-ok', ack: 1 }, { type: 'skip', reason: 'suppressed' })).toEqual({
      status: 'sent',
    });
  });

  it('believes proof of delivery over its own verdict', () => {
    expect(after(claim, { type: 'ack', ack: -1 })).toEqual({ status: 'failed', reason: 'error-ack' });
    expect(after(claim, { type: 'ack', ack: -1 }, { type: 'ack', ack: 2 })).toEqual({ status: 'delivered' });
  });

  it('takes back what was sent when WhatsApp says why, and nothing that arrived', () => {
    const refused: RecipientEvent = { type: 'ack', ack: -1, reason: 'undeliverable' };
    const sent = after(claim, { type: 'send-ok', ack: 1 });
    expect(nextState(sent, refused)).toEqual({ status: 'failed', reason: 'undeliverable' });
    expect(nextState(sent, { type: 'ack', ack: -1 })).toBe(sent);
    const arrived = nextState(sent, { type: 'ack', ack: 2 });
    expect(nextState(arrived, refused)).toBe(arrived);
  });

  it('takes the reason of the send call over that of the receipt which overtook it', () => {
    const refused = { type: 'send-refused', reason: 'upload-failed' } as const;
    expect(after(claim, { type: 'ack', ack: -1 }, refused)).toEqual({
      status: 'failed',
      reason: 'upload-failed',
    });
    expect(after(claim, { type: 'ack', ack: 2 }, refused)).toEqual({ status: 'delivered' });
  });

  it('permits one send at most, never returns to the queue and never goes back, whatever happens', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        let state: RecipientState = after();
        let claims = 0;
        for (const happened of events) {
          const next = nextState(state, happened);
          if (happened.type === 'claim' && next !== state) claims += 1;
          if (state.status !== 'queued') expect(next.status).not.toBe('queued');
          const takenBack = happened.type === 'ack' && happened.ack === -1 && state.status === 'sent';
          if (!takenBack) expect(rank(next)).toBeGreaterThanOrEqual(rank(state));
          if (isSettled(state) && next !== state && !takenBack)
            expect(hasLeft(next) || isMoreExact(state, happened)).toBe(true);
          if (next.status === 'claimed' && next !== state) expect(mayClaim(state)).toBe(true);
          state = next;
        }
        expect(claims).toBeLessThanOrEqual(1);
      }),
      { numRuns: 3000 },
    );
  });

  it('keeps a settled row as it is, proof of delivery, replies and a more exact reason aside', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 20 }), event, (events, late) => {
        const state = events.reduce(nextState, queued);
        const proof =
          late.type === 'reply' || late.type === 'send-ok' || late.type === 'lookup' || late.type === 'ack';
        if (isSettled(state) && !proof && !isMoreExact(state, late))
          expect(nextState(state, late)).toBe(state);
      }),
    );
  });
});
