import { AppError } from '@mywasender/contract/app-error';
import type { GatewaySession, PreparedMessage } from '@mywasender/gateway/port';
import type { Core } from '../core.ts';
import { commitForSure } from '../runner/commit-for-sure.ts';
import { noteSend } from '../runner/steady-sends.ts';
import { answerById, markAnswerSending, settleAnswer } from '../store/answers.ts';
import { type Asked, answerAllowedAt } from './may-answer.ts';

export type Claimed = Asked & { readonly id: number; readonly text: string; readonly newChat: boolean };

export interface SendingRules {
  /** Asked right before the call, in the turn of the mark: nothing comes in between. Throws what forbids it. */
  readonly check: () => void;
  /** Called once WhatsApp can be written to: the time from which waiting for room is pointless. */
  readonly giveUpAt: () => number;
  /** In the transaction that stores the result. */
  readonly onSent?: () => void;
}

/**
 * Sends what was claimed, at most once: check, mark, send, result. What goes wrong is told by the state of the answer.
 * True when it was sent.
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
  const roomAt = () => answerAllowedAt(core, profileId, clock.now());
  try {
    const prepared = await core.profiles.during(() => session.prepare(phone));
    const giveUpAt = rules.giveUpAt();
    // What is sent meanwhile counts: the room is looked for again after each wait, and in the turn of the mark.
    for (let at = roomAt(); at > clock.now(); at = roomAt()) {
      requireRoom(core, profileId, giveUpAt);
      await clock.sleepUntil(at, signal);
      if (signal.aborted) return false;
    }
    if (signal.aborted) return false;
    rules.check();
    mark(core, claimed, prepared);
    const outcome = await issue(core, session, prepared, text);
    await commitForSure(core, { profileId, signal }, () =>
      core.sql.transaction(() => {
        settleAnswer(core.sql, id, outcome);
        if (outcome === 'sent') rules.onSent?.();
      }),
    );
    return outcome === 'sent';
  } catch (error) {
    core.deps.log.warn({ err: error }, 'an answer was not sent');
    if (answerById(core.sql, id)?.sendingAt === null) settleAnswer(core.sql, id, 'failed');
    return false;
  }
}

/** Throws `ANSWER_TOO_SOON` when the ceilings leave no room until then. */
export function requireRoom(core: Core, profileId: string, until: number): void {
  const now = core.deps.clock.now();
  const allowedAt = answerAllowedAt(core, profileId, now);
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
): Promise<'sent' | 'failed' | 'uncertain'> {
  try {
    const outcome = await core.profiles.during(() => session.send(prepared, { kind: 'text', text }));
    if (outcome.status === 'sent' || outcome.status === 'uncertain') return outcome.status;
    return 'failed';
  } catch (error) {
    core.deps.log.warn({ err: error }, 'an answer ended without a result');
    return 'uncertain';
  }
}
