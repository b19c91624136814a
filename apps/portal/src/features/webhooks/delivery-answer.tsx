import type { WebhookDelivery } from '@mywasender/contract/http/webhooks';
import { useText } from '../../shared/use-text.ts';

/** The last answer, or why there was none. */
export function DeliveryAnswer({ delivery }: { readonly delivery: WebhookDelivery }) {
  const text = useText();
  const { lastStatus, lastError } = delivery;
  if (lastError !== null) return lastError;
  return lastStatus === null ? text('webhooks.noAnswer') : text('webhooks.status', { status: lastStatus });
}
