import { Group, NativeSelect, Text } from '@mantine/core';
import { ORDER_STATES } from '@mywasender/contract/http/orders';
import type { AdminOrder } from '@mywasender/contract/http/payments';
import { type Column, DataTable } from '@mywasender/ui/data-table';
import { EmptyState } from '@mywasender/ui/empty-state';
import { PageHeader } from '@mywasender/ui/page-header';
import { useFormat } from '@mywasender/ui/use-format';
import { useState } from 'react';
import { useApi } from '../../shared/api/api-context.tsx';
import { usePages } from '../../shared/api/use-pages.ts';
import { OrderStateBadge } from '../../shared/order-state.tsx';
import { orderTitle } from '../../shared/order-title.ts';
import { SearchField } from '../../shared/search-field.tsx';
import { useText } from '../../shared/use-text.ts';
import { PaymentDrawer } from './payment-drawer.tsx';

/** Every order there is, to be found by whatever a buyer or a provider names. */
export function PaymentsPage() {
  const api = useApi();
  const text = useText();
  const format = useFormat();
  const [q, setQ] = useState('');
  const [state, setState] = useState<AdminOrder['state'] | null>(null);
  const [openedId, setOpenedId] = useState<string | null>(null);
  const { first: _first, ...pages } = usePages(['payments', q, state], ({ signal, ...page }) =>
    api.call(
      'GET /v1/admin/payments',
      { query: { ...page, ...(q === '' ? {} : { q }), ...(state === null ? {} : { state }) } },
      { signal },
    ),
  );
  const columns: Column<AdminOrder>[] = [
    {
      key: 'buyer',
      header: text('payments.buyer'),
      cell: ({ email }) => email ?? text('payments.forgotten'),
    },
    {
      key: 'what',
      header: text('buy.what'),
      cell: orderTitle,
    },
    {
      key: 'amount',
      align: 'end',
      nowrap: true,
      header: text('buy.amount'),
      cell: ({ amount, currency }) => format.money(amount, currency),
    },
    {
      key: 'provider',
      header: text('payments.provider'),
      cell: ({ provider, live }) => (
        <span>
          {text(`buy.${provider}`)}
          {!live && (
            <Text span size="xs" c="dimmed">
              {` (${text('payments.test')})`}
            </Text>
          )}
        </span>
      ),
    },
    { key: 'state', header: text('buy.state'), cell: (order) => <OrderStateBadge state={order.state} /> },
    {
      key: 'date',
      nowrap: true,
      header: text('buy.date'),
      cell: (order) => format.dateTime(order.createdAt),
    },
  ];
  return (
    <>
      <PageHeader title={text('payments.title')} description={text('payments.text')} />
      <Group align="flex-end" gap="sm" mb="md" role="search">
        <SearchField
          label={text('payments.search')}
          placeholder={text('payments.searchHint')}
          value={q}
          onChange={setQ}
        />
        <NativeSelect
          label={text('payments.state')}
          data={[
            { value: '', label: text('shell.all') },
            ...ORDER_STATES.map((value) => ({ value, label: text(`buy.states.${value}`) })),
          ]}
          value={state ?? ''}
          onChange={({ currentTarget: { value } }) =>
            setState(ORDER_STATES.find((entry) => entry === value) ?? null)
          }
        />
      </Group>
      <DataTable
        {...pages}
        label={text('payments.title')}
        columns={columns}
        rowKey={({ id }) => id}
        rowLabel={({ email, id }) => email ?? id}
        onOpen={({ id }) => setOpenedId(id)}
        empty={<EmptyState title={text('payments.none')} text={text('payments.noneText')} />}
      />
      {openedId !== null && <PaymentDrawer id={openedId} onClose={() => setOpenedId(null)} />}
    </>
  );
}
