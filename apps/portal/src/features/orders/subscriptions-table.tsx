import { Button } from '@mantine/core';
import type { Subscription } from '@mywasender/contract/http/subscriptions';
import { type Column, DataTable } from '@mywasender/ui/data-table';
import { EmptyState } from '@mywasender/ui/empty-state';
import { StatusBadge, type StatusTone } from '@mywasender/ui/status-badge';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useFormat } from '@mywasender/ui/use-format';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../shared/api/api-context.tsx';
import { usePages } from '../../shared/api/use-pages.ts';
import { ConfirmDialog } from '../../shared/confirm-dialog.tsx';
import { usePriceText } from '../../shared/use-price-text.ts';
import { useText } from '../../shared/use-text.ts';

const TONES: Readonly<Record<Subscription['state'], StatusTone>> = {
  active: 'good',
  'past-due': 'warning',
  cancelled: 'neutral',
  ended: 'neutral',
};

/** What is paid again and again, until it is cancelled here. */
export function SubscriptionsTable() {
  const api = useApi();
  const queryClient = useQueryClient();
  const toasts = useToasts();
  const text = useText();
  const format = useFormat();
  const priceText = usePriceText();
  const [ending, setEnding] = useState<Subscription | null>(null);
  const { first: _first, ...pages } = usePages(['subscriptions'], ({ signal, ...query }) =>
    api.call('GET /v1/subscriptions', { query }, { signal }),
  );
  const cancel = async ({ id, runsUntil }: Subscription) => {
    await api.call('POST /v1/subscriptions/:id/cancel', { params: { id } });
    await queryClient.invalidateQueries({ queryKey: ['subscriptions'] });
    toasts.done(text('buy.cancelDone', { date: format.date(runsUntil) }));
  };
  const columns: Column<Subscription>[] = [
    { key: 'what', header: text('buy.what'), cell: ({ description }) => description },
    {
      key: 'amount',
      header: text('buy.amount'),
      cell: priceText,
    },
    {
      key: 'state',
      header: text('buy.state'),
      cell: ({ state }) => (
        <StatusBadge tone={TONES[state]} label={text(`buy.subscriptionStates.${state}`)} />
      ),
    },
    {
      key: 'until',
      header: text('buy.runs'),
      cell: ({ state, periodEnd, runsUntil }) =>
        state === 'active' || state === 'past-due'
          ? text('buy.renews', { date: format.date(periodEnd) })
          : text('buy.endsOn', { date: format.date(runsUntil) }),
    },
    {
      key: 'cancel',
      header: text('buy.cancelSubscription'),
      cell: (subscription) =>
        subscription.state === 'active' || subscription.state === 'past-due' ? (
          <Button
            size="xs"
            variant="default"
            aria-label={text('buy.cancelOf', { name: subscription.description })}
            onClick={() => setEnding(subscription)}
          >
            {text('buy.cancelSubscription')}
          </Button>
        ) : (
          '–'
        ),
    },
  ];
  return (
    <>
      <DataTable
        label={text('buy.subscriptions')}
        columns={columns}
        rowKey={({ id }) => id}
        rowLabel={({ description }) => description}
        empty={<EmptyState title={text('buy.noSubscriptions')} />}
        {...pages}
      />
      {ending !== null && (
        <ConfirmDialog
          danger
          title={text('buy.cancelTitle')}
          text={text('buy.cancelText', { date: format.date(ending.runsUntil) })}
          confirmLabel={text('buy.endSubscription')}
          onConfirm={() => cancel(ending)}
          onClose={() => setEnding(null)}
        />
      )}
    </>
  );
}
