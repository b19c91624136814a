import { Button, Stack, Text } from '@mantine/core';
import type { AppWebhook, AppWebhookDelivery } from '@mywasender/contract/models/webhook';
import { type Column, DataTable } from '@mywasender/ui/data-table';
import { EmptyState } from '@mywasender/ui/empty-state';
import { SidePanel } from '@mywasender/ui/side-panel';
import { StatusBadge } from '@mywasender/ui/status-badge';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useFormat } from '@mywasender/ui/use-format';
import { useTransport } from '../../shared/core.tsx';
import { useCommand } from '../../shared/use-command.ts';
import { usePages } from '../../shared/use-pages.ts';
import { useText } from '../../shared/use-text.ts';

const TONES = { pending: 'warning', delivered: 'good', failed: 'bad' } as const;

export interface WebhookLogProps {
  readonly webhook: AppWebhook;
  readonly onClose: () => void;
}

/** What was sent to an address and what it answered; each entry can be sent again. */
export function WebhookLog({ webhook, onClose }: WebhookLogProps) {
  const text = useText();
  const toasts = useToasts();
  const transport = useTransport();
  const { id: webhookId, url } = webhook;
  const pages = usePages<AppWebhookDelivery>(['settings.webhookDeliveries', webhookId], (page) =>
    transport.call('settings.webhookDeliveries', { ...page, webhookId }),
  );
  const replay = useCommand('settings.replayDelivery', {
    onSuccess: ({ state, lastError }) =>
      toasts.done(
        state === 'delivered'
          ? text('settings.webhooks.testTaken')
          : text('settings.webhooks.testRefused', { problem: lastError ?? '' }),
      ),
    onError: toasts.failed,
  });
  const columns: readonly Column<AppWebhookDelivery>[] = [
    { key: 'event', header: text('settings.webhooks.logEvent'), cell: (entry) => <Entry entry={entry} /> },
    {
      key: 'state',
      header: text('settings.webhooks.logState'),
      cell: ({ state }) => (
        <StatusBadge tone={TONES[state]} label={text(`settings.webhooks.delivery.${state}`)} />
      ),
    },
    {
      key: 'replay',
      header: text('settings.webhooks.logAction'),
      cell: ({ id, state }) =>
        state !== 'pending' && (
          <Button
            size="compact-sm"
            variant="default"
            loading={replay.isPending && replay.variables.deliveryId === id}
            onClick={() => replay.mutate({ deliveryId: id })}
          >
            {text('settings.webhooks.replay')}
          </Button>
        ),
    },
  ];
  return (
    <SidePanel title={text('settings.webhooks.log')} onClose={onClose}>
      <Stack>
        <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {url}
        </Text>
        <DataTable
          label={text('settings.webhooks.log')}
          columns={columns}
          {...pages.table}
          rowKey={({ id }) => id}
          rowLabel={({ type }) => type}
          empty={<EmptyState title={text('settings.webhooks.logEmpty')} />}
        />
      </Stack>
    </SidePanel>
  );
}

function Entry({ entry }: { readonly entry: AppWebhookDelivery }) {
  const text = useText();
  const format = useFormat();
  const { type, createdAt, attempts, lastError } = entry;
  return (
    <>
      <Text size="sm" fw={600}>
        {type}
      </Text>
      <Text size="xs" c="dimmed">
        {format.dateTime(createdAt)} · {text('settings.webhooks.attempts', { count: attempts })}
      </Text>
      {lastError !== null && (
        <Text size="xs" c="dimmed">
          {lastError}
        </Text>
      )}
    </>
  );
}
