import { Button, Group, Text, Title } from '@mantine/core';
import type { Webhook, WebhookDelivery } from '@mywasender/contract/http/webhooks';
import { type Column, DataTable } from '@mywasender/ui/data-table';
import { EmptyState } from '@mywasender/ui/empty-state';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useFormat } from '@mywasender/ui/use-format';
import { IconRefresh, IconSend } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../shared/api/api-context.tsx';
import { patchPages } from '../../shared/api/patch-pages.ts';
import { usePages } from '../../shared/api/use-pages.ts';
import { useText } from '../../shared/use-text.ts';
import { DeliveryAnswer } from './delivery-answer.tsx';
import { DeliveryPanel } from './delivery-panel.tsx';
import { DeliveryState } from './delivery-state.tsx';
import { EVENT_TEXTS } from './event-texts.ts';
import { logKey } from './webhook-query.ts';

/** What was sent to an address and how it answered. What failed, or got lost behind it, can be sent again. */
export function DeliveryLog({ webhook }: { readonly webhook: Webhook }) {
  const api = useApi();
  const queryClient = useQueryClient();
  const toasts = useToasts();
  const text = useText();
  const format = useFormat();
  const [openedId, setOpenedId] = useState<string | null>(null);
  const queryKey = logKey(webhook.id);
  const pages = usePages(queryKey, ({ signal, ...page }) =>
    api.call('GET /v1/webhooks/:id/deliveries', { params: { id: webhook.id }, query: page }, { signal }),
  );
  const refresh = () => queryClient.invalidateQueries({ queryKey });
  const replay = useMutation({
    mutationFn: ({ id: deliveryId }: WebhookDelivery) =>
      api.call('POST /v1/webhooks/:id/deliveries/:deliveryId/replay', {
        params: { id: webhook.id, deliveryId },
      }),
    onSuccess: (again) => {
      patchPages<WebhookDelivery>(queryClient, queryKey, (one) => (one.id === again.id ? again : one));
      toasts.done(text('webhooks.replayed'));
    },
    onError: toasts.failed,
  });
  const off = webhook.disabledAt !== null;
  const opened = pages.rows?.find(({ id }) => id === openedId);
  const columns: Column<WebhookDelivery>[] = [
    {
      key: 'when',
      nowrap: true,
      header: text('webhooks.when'),
      cell: ({ createdAt }) => format.dateTime(createdAt),
    },
    {
      key: 'what',
      header: text('webhooks.what'),
      cell: ({ type }) => text(`webhooks.event.${EVENT_TEXTS[type]}`),
    },
    {
      key: 'state',
      header: text('webhooks.state'),
      cell: (row) => <DeliveryState delivery={row} />,
    },
    {
      key: 'attempts',
      align: 'end',
      header: text('webhooks.attempts'),
      cell: ({ attempts }) => format.number(attempts),
    },
    { key: 'answer', header: text('webhooks.answer'), cell: (row) => <DeliveryAnswer delivery={row} /> },
  ];
  return (
    <section aria-labelledby="log-title">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="log-title">
          {text('webhooks.log')}
        </Title>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconRefresh size={14} aria-hidden />}
          onClick={() => void refresh()}
        >
          {text('webhooks.refresh')}
        </Button>
      </Group>
      {off && (
        <Text size="sm" c="dimmed" mb="sm">
          {text('webhooks.replayOff')}
        </Text>
      )}
      <DataTable
        {...pages}
        label={text('webhooks.log')}
        columns={columns}
        rowKey={({ id }) => id}
        rowLabel={({ createdAt }) => format.dateTime(createdAt)}
        onOpen={({ id }) => setOpenedId(id)}
        actions={(delivery) => [
          {
            key: 'replay',
            label: text('webhooks.replay'),
            icon: <IconSend size={16} aria-hidden />,
            disabled: off || delivery.state === 'pending',
            onSelect: () => replay.mutate(delivery),
          },
        ]}
        empty={<EmptyState title={text('webhooks.logEmpty')} text={text('webhooks.logEmptyText')} />}
      />
      {opened !== undefined && (
        <DeliveryPanel
          delivery={opened}
          replaying={replay.isPending}
          onReplay={off || opened.state === 'pending' ? undefined : () => replay.mutate(opened)}
          onClose={() => setOpenedId(null)}
        />
      )}
    </section>
  );
}
