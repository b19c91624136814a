import type { OrderState } from '@mywasender/contract/http/orders';
import { StatusBadge, type StatusTone } from '@mywasender/ui/status-badge';
import { useText } from './use-text.ts';

const TONES: Readonly<Record<OrderState, StatusTone>> = {
  pending: 'info',
  paid: 'info',
  fulfilled: 'good',
  won: 'good',
  disputed: 'warning',
  refunded: 'neutral',
  lost: 'bad',
  expired: 'neutral',
  failed: 'bad',
};

export function OrderStateBadge({ state }: { readonly state: OrderState }) {
  const text = useText();
  return <StatusBadge tone={TONES[state]} label={text(`buy.states.${state}`)} />;
}
