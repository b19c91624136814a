import type { Campaign, Recipient, Waiting } from '@mywasender/contract/models/campaign';
import { useFormat } from '@mywasender/ui/use-format';
import { useCodeText } from './use-code-text.ts';
import { useText } from './use-text.ts';

export interface ReasonText {
  /** "Next message at 14:32: …" */
  readonly waiting: (waiting: Waiting) => string;
  /** the same for one person: "Their turn comes at 14:32 …" */
  readonly turn: (waiting: Waiting) => string;
  /** why a campaign stands still */
  readonly pause: (campaign: Pick<Campaign, 'pauseReason' | 'pauseDetail'>) => string;
  /** why a person was left out or a message failed; empty when there is nothing to explain */
  readonly recipient: (recipient: Pick<Recipient, 'status' | 'reason'>) => string;
  /** what moved a person from one state to the next */
  readonly cause: (cause: string) => string;
}

const DAY = 86_400_000;

/** Sentences for the closed lists of reasons of `packages/campaigns`. */
export function useReasonText(): ReasonText {
  const text = useText();
  const codeText = useCodeText();
  const format = useFormat();
  const wait = (key: 'live.waiting' | 'live.person.turn', { reason, until }: Waiting) => {
    const why = codeText('codes.wait', reason);
    if (until === null) return text('live.waitingOpen', { reason: why });
    const soon = until - Date.now() < DAY / 2;
    return text(key, { time: soon ? format.time(until) : format.dateTime(until), reason: why });
  };
  return {
    waiting: (waiting) =>
      waiting.reason === 'nobody-due' && waiting.until !== null
        ? text('live.nobodyDue', { date: format.dateTime(waiting.until) })
        : wait('live.waiting', waiting),
    turn: (waiting) => wait('live.person.turn', waiting),
    pause: ({ pauseReason, pauseDetail }) => {
      // A breaker says which one in the first word of its detail: "opt-outs 2/50".
      const breaker = pauseReason === 'breaker' ? pauseDetail?.split(' ')[0] : undefined;
      if (breaker !== undefined) return codeText('codes.breaker', breaker);
      return codeText('codes.pause', pauseReason ?? 'error', { name: pauseDetail ?? '' });
    },
    recipient: ({ status, reason }) => {
      if (reason === null) return '';
      return codeText(status === 'failed' ? 'codes.fail' : 'codes.skip', reason);
    },
    cause: (cause) => {
      const word = cause.split(' ')[0] ?? '';
      const area = ['codes.cause', 'codes.skip', 'codes.fail', 'codes.wait'].find(
        (name) => !codeText(name, word).startsWith(text('codes.unknown', { code: '' })),
      );
      return area === undefined ? cause : codeText(area, word);
    },
  };
}
