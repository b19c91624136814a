import type { WebhookDelivery } from '@mywasender/contract/http/webhooks';
import { StatusBadge } from '@mywasender/ui/status-badge';
import { useText } from '../../shared/use-text.ts';

const TONES = { pending: 'info', retried: 'warning', delivered: 'good', failed: 'bad' } as const;

/** Where a delivery stands; one that was tried in vain and waits for the next attempt says so. */
export function DeliveryState({ delivery }: { readonly delivery: WebhookDelivery }) {
  const text = useText();
  const { state, lastError } = delivery;
  const shown = state === 'pending' && lastError !== null ? 'retried' : state;
  return <StatusBadge tone={TONES[shown]} label={text(`webhooks.delivery.${shown}`)} />;
}
