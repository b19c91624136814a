import { Button } from '@mantine/core';
import type { Webhook } from '@mywasender/contract/http/webhooks';
import { type Column, DataTable } from '@mywasender/ui/data-table';
import { EmptyState } from '@mywasender/ui/empty-state';
import { PageHeader } from '@mywasender/ui/page-header';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useFormat } from '@mywasender/ui/use-format';
import { IconPlus, IconWebhook } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../shared/api/api-context.tsx';
import { usePages } from '../../shared/api/use-pages.ts';
import { useText } from '../../shared/use-text.ts';
import { EVENT_LIST } from './event-texts.ts';
import { WebhookDialog } from './webhook-dialog.tsx';
import { WEBHOOKS_KEY } from './webhook-query.ts';
import { WebhookState } from './webhook-state.tsx';

/** The addresses a shop is told at. */
export function WebhooksPage({ onOpen }: { readonly onOpen: (id: string) => void }) {
  const api = useApi();
  const queryClient = useQueryClient();
  const toasts = useToasts();
  const text = useText();
  const format = useFormat();
  const [adding, setAdding] = useState(false);
  const pages = usePages([...WEBHOOKS_KEY, 'list'], ({ signal, ...page }) =>
    api.call('GET /v1/webhooks', { query: page }, { signal }),
  );
  const added = async ({ id }: Webhook) => {
    toasts.done(text('webhooks.added'));
    await queryClient.invalidateQueries({ queryKey: WEBHOOKS_KEY });
    onOpen(id);
  };
  const columns: Column<Webhook>[] = [
    {
      key: 'url',
      header: text('webhooks.url'),
      cell: ({ url }) => (
        <bdi dir="ltr" style={{ overflowWrap: 'anywhere' }}>
          {url}
        </bdi>
      ),
    },
    {
      key: 'events',
      nowrap: true,
      header: text('webhooks.events'),
      cell: ({ events }) =>
        events.length === EVENT_LIST.length
          ? text('webhooks.allEvents')
          : text('webhooks.eventCount', { count: events.length }),
    },
    {
      key: 'state',
      header: text('webhooks.state'),
      cell: (webhook) => <WebhookState webhook={webhook} />,
    },
    {
      key: 'since',
      nowrap: true,
      header: text('webhooks.since'),
      cell: ({ createdAt }) => format.date(createdAt),
    },
  ];
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
      {text('webhooks.add')}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={text('webhooks.title')}
        description={text('webhooks.text')}
        actions={pages.rows?.length === 0 ? undefined : add}
      />
      <DataTable
        {...pages}
        label={text('webhooks.title')}
        columns={columns}
        rowKey={({ id }) => id}
        rowLabel={({ url }) => url}
        onOpen={({ id }) => onOpen(id)}
        empty={
          <EmptyState
            icon={<IconWebhook />}
            title={text('webhooks.none')}
            text={text('webhooks.noneText')}
            action={add}
          />
        }
      />
      {adding && <WebhookDialog onDone={added} onClose={() => setAdding(false)} />}
    </>
  );
}
