import type { Webhook } from '@mywasender/contract/http/webhooks';
import { StatusBadge } from '@mywasender/ui/status-badge';
import { useText } from '../../shared/use-text.ts';

/** Whether an address is told of events, and if not, who ended it. */
export function WebhookState({ webhook }: { readonly webhook: Webhook }) {
  const text = useText();
  switch (offReason(webhook)) {
    case null:
      return <StatusBadge tone="good" label={text('webhooks.on')} />;
    case 'owner':
      return <StatusBadge tone="neutral" label={text('webhooks.paused')} />;
    case 'gone':
      return <StatusBadge tone="bad" label={text('webhooks.gone')} />;
    case 'failed':
      return <StatusBadge tone="bad" label={text('webhooks.failed')} />;
  }
}

/** Why nothing is sent; null: everything is. */
export function offReason({ disabledAt, disabledReason }: Webhook): 'owner' | 'failed' | 'gone' | null {
  if (disabledAt === null) return null;
  return disabledReason === 'owner' || disabledReason === 'gone' ? disabledReason : 'failed';
}
