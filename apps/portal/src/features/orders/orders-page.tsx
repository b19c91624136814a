import { Stack, Title } from '@mantine/core';
import type { OrderSummary } from '@mywasender/contract/http/orders';
import { type Column, DataTable } from '@mywasender/ui/data-table';
import { EmptyState } from '@mywasender/ui/empty-state';
import { PageHeader } from '@mywasender/ui/page-header';
import { useFormat } from '@mywasender/ui/use-format';
import { useApi } from '../../shared/api/api-context.tsx';
import { usePages } from '../../shared/api/use-pages.ts';
import { AppLink, AppLinkButton } from '../../shared/app-link.tsx';
import { OrderStateBadge } from '../../shared/order-state.tsx';
import { orderTitle } from '../../shared/order-title.ts';
import { useText } from '../../shared/use-text.ts';
import { SubscriptionsTable } from './subscriptions-table.tsx';

export interface OrdersPageProps {
  readonly orderHref: (id: string) => string;
  readonly pricesHref: string;
}

/** What one bought, and what is paid again and again. */
export function OrdersPage({ orderHref, pricesHref }: OrdersPageProps) {
  const api = useApi();
  const text = useText();
  const format = useFormat();
  const { first: _first, ...pages } = usePages(['orders'], ({ signal, ...query }) =>
    api.call('GET /v1/orders', { query }, { signal }),
  );
  const columns: Column<OrderSummary>[] = [
    {
      key: 'what',
      header: text('buy.what'),
      cell: (order) => <AppLink to={orderHref(order.id)}>{orderTitle(order)}</AppLink>,
    },
    {
      key: 'amount',
      header: text('buy.amount'),
      nowrap: true,
      cell: ({ amount, currency }) => format.money(amount, currency),
    },
    { key: 'state', header: text('buy.state'), cell: ({ state }) => <OrderStateBadge state={state} /> },
    {
      key: 'date',
      header: text('buy.date'),
      nowrap: true,
      cell: ({ createdAt }) => format.dateTime(createdAt),
    },
  ];
  const buy = <AppLinkButton to={pricesHref}>{text('buy.choose')}</AppLinkButton>;
  return (
    <Stack>
      <PageHeader title={text('buy.orders')} description={text('buy.ordersText')} actions={buy} />
      <DataTable
        label={text('buy.orders')}
        columns={columns}
        rowKey={({ id }) => id}
        rowLabel={orderTitle}
        empty={<EmptyState title={text('buy.noOrders')} text={text('buy.noOrdersText')} />}
        {...pages}
      />
      <Title order={2} size="h3">
        {text('buy.subscriptions')}
      </Title>
      <SubscriptionsTable />
    </Stack>
  );
}
