import { AppError } from '@mywasender/contract/app-error';
import type { GatewaySession, PreparedMessage, SendOutcome } from '@mywasender/gateway/port';
import type { Core } from '../core.ts';
import { commitForSure } from '../runner/commit-for-sure.ts';
import { FAIL_REASON } from '../runner/fail-reason.ts';
import { heedLimit } from '../runner/heed-limit.ts';
import { noteSend } from '../runner/steady-sends.ts';
import { answerById, markAnswerSending, settleAnswer, unmarkAnswer } from '../store/answers.ts';
import { endLimit } from '../store/profiles.ts';
import { type Asked, answerAllowedAt } from './may-answer.ts';

export type Claimed = Asked & { readonly id: number; readonly text: string; readonly newChat: boolean };

export interface SendingRules {
  /** Asked right before the call, in the turn of the mark: nothing comes in between. Throws what forbids it. */
  readonly check: () => void;
  /** Called once WhatsApp can be written to: the time from which waiting for room is pointless. */
  readonly giveUpAt: () => number;
  /** Before this time it is not tried either; asked again after each wait. */
  readonly notBefore?: () => number;
  /** In the transaction that stores the result. */
  readonly onSent?: () => void;
}

/**
 * Sends what was claimed, at most once: check, mark, send, result. What goes wrong is told by the state of the answer.
 * What Meta takes nothing of for now is tried again where `notBefore` says when. True when it was sent.
 */
export async function sendAnswer(
  core: Core,
  session: GatewaySession,
  claimed: Claimed,
  rules: SendingRules,
): Promise<boolean> {
  const { id, phone, profileId, text } = claimed;
  const { clock } = core.deps;
  const { signal } = core.webhooks;
  const roomAt = () => Math.max(answerAllowedAt(core, profileId, clock.now()), rules.notBefore?.() ?? 0);
  try {
    const prepared = await core.profiles.during(() => session.prepare(phone));
    const giveUpAt = rules.giveUpAt();
    for (;;) {
      // What is sent meanwhile counts: the room is looked for again after each wait, and in the turn of the mark.
      for (let at = roomAt(); at > clock.now(); at = roomAt()) {
        requireTime(clock.now(), at, giveUpAt);
        await clock.sleepUntil(at, signal);
        if (signal.aborted) return false;
      }
      if (signal.aborted) return false;
      rules.check();
      mark(core, claimed, prepared);
      const outcome = await issue(core, session, prepared, text);
      const again = outcome.status === 'limited' && outcome.limit === 'rate-limited' && rules.notBefore;
      await commitForSure(core, { profileId, signal }, () =>
        core.sql.transaction(() => {
          if (again) unmarkAnswer(core.sql, id);
          else settleAnswer(core.sql, id, resultOf(outcome));
          if (outcome.status === 'sent') {
            endLimit(core.sql, profileId);
            rules.onSent?.();
          }
        }),
      );
      if (outcome.status === 'limited') heedLimit(core, profileId, outcome.limit);
      if (!again) return outcome.status === 'sent';
    }
  } catch (error) {
    core.deps.log.warn({ err: error }, 'an answer was not sent');
    const left = answerById(core.sql, id)?.sendingAt !== null;
    if (!left) settleAnswer(core.sql, id, { status: 'failed' });
    return false;
  }
}

/** Throws `ANSWER_TOO_SOON` when the ceilings leave no room until then. */
export function requireRoom(core: Core, profileId: string, until: number): void {
  const now = core.deps.clock.now();
  requireTime(now, answerAllowedAt(core, profileId, now), until);
}

function requireTime(now: number, allowedAt: number, until: number): void {
  if (allowedAt > Math.max(now, until))
    throw new AppError('ANSWER_TOO_SOON', { seconds: Math.ceil((allowedAt - now) / 1000) });
}

function mark(core: Core, { id, profileId, newChat }: Claimed, { chatId, messageId }: PreparedMessage): void {
  const at = core.deps.clock.now();
  if (!markAnswerSending(core.sql, id, { chatId, messageId, at })) throw new AppError('CONFLICT');
  noteSend(core, profileId, { recipientId: null, newChat });
}

async function issue(
  core: Core,
  session: GatewaySession,
  prepared: PreparedMessage,
  text: string,
): Promise<SendOutcome> {
  try {
    return await core.profiles.during(() => session.send(prepared, { kind: 'text', text }));
  } catch (error) {
    core.deps.log.warn({ err: error }, 'an answer ended without a result');
    return { status: 'uncertain', detail: error instanceof AppError ? error.code : 'unknown' };
  }
}

function resultOf(outcome: SendOutcome): Parameters<typeof settleAnswer>[2] {
  switch (outcome.status) {
    case 'sent':
    case 'uncertain':
      return { status: outcome.status };
    case 'refused':
      return { status: 'failed', reason: FAIL_REASON[outcome.cause] };
    case 'limited':
      return { status: 'failed', reason: outcome.limit };
    case 'unsent':
    case 'withdrawn':
      return { status: 'failed' };
  }
}
