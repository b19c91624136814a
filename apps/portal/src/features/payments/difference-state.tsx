import type { PaymentDifference } from '@mywasender/contract/http/payment-differences';
import { StatusBadge } from '@mywasender/ui/status-badge';
import { useText } from '../../shared/use-text.ts';

/** Whether it is over, and by whom. */
export function DifferenceState({ difference }: { readonly difference: PaymentDifference }) {
  const text = useText();
  const { kind, resolvedAt, settledReason } = difference;
  if (resolvedAt === null) return <StatusBadge tone="bad" label={text('differences.states.open')} />;
  if (settledReason !== null)
    return <StatusBadge tone="neutral" label={text('differences.states.settled')} />;
  return kind === 'late' ? (
    <StatusBadge tone="info" label={text('differences.states.mended')} />
  ) : (
    <StatusBadge tone="good" label={text('differences.states.agrees')} />
  );
}
