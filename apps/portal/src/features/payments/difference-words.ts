import type { PaymentDifference } from '@mywasender/contract/http/payment-differences';
import type { Format } from '@mywasender/ui/format';
import type { useText } from '../../shared/use-text.ts';

interface Words {
  /** what differs, in one sentence */
  readonly what: string;
  readonly todo: string;
}

/** A difference in plain words, and what to do about it. */
export function differenceWords(
  { kind, provider, theirs, ours }: Pick<PaymentDifference, 'kind' | 'provider' | 'theirs' | 'ours'>,
  text: ReturnType<typeof useText>,
  format: Pick<Format, 'money'>,
): Words {
  const money = (sum: PaymentDifference['theirs']) =>
    sum === null ? '–' : format.money(sum.amount, sum.currency);
  const values = {
    provider: text(`differences.providers.${provider}`),
    theirs: money(theirs),
    ours: money(ours),
  };
  // what we gave back and they did not is another matter than the other way round
  const owed = kind === 'refunded' && (ours?.amount ?? 0) > (theirs?.amount ?? 0);
  return {
    what: text(`differences.what.${kind}`, values),
    todo: text(owed ? 'differences.todoOwed' : `differences.todo.${kind}`, values),
  };
}
