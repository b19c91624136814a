import { Button, Group, NativeSelect } from '@mantine/core';
import {
  PAYMENT_DIFFERENCE_KINDS,
  type PaymentDifference,
} from '@mywasender/contract/http/payment-differences';
import { PAYMENT_PROVIDERS } from '@mywasender/contract/http/payment-providers';
import { type Column, DataTable } from '@mywasender/ui/data-table';
import { EmptyState } from '@mywasender/ui/empty-state';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { PageHeader } from '@mywasender/ui/page-header';
import { useFormat } from '@mywasender/ui/use-format';
import { IconCircleCheck, IconScale } from '@tabler/icons-react';
import { useState } from 'react';
import { useApi, useUser } from '../../shared/api/api-context.tsx';
import { usePages } from '../../shared/api/use-pages.ts';
import { useText } from '../../shared/use-text.ts';
import { ComparisonList } from './comparison-list.tsx';
import { DifferencePanel } from './difference-panel.tsx';
import { DifferenceState } from './difference-state.tsx';
import { differenceWords } from './difference-words.ts';
import { PaymentDrawer } from './payment-drawer.tsx';
import { useComparisons } from './use-comparisons.ts';

const SHOWN = ['open', 'over', 'all'] as const;

interface Filter {
  readonly shown: (typeof SHOWN)[number];
  readonly kind: PaymentDifference['kind'] | null;
  readonly provider: PaymentDifference['provider'] | null;
}

const queryOf = ({ shown, kind, provider }: Filter) => ({
  ...(shown === 'all' ? {} : { open: shown === 'open' }),
  ...(kind === null ? {} : { kind }),
  ...(provider === null ? {} : { provider }),
});

/** Where providers and our orders disagree, what to do about it, and a comparison to be had now. */
export function DifferencesPage() {
  const api = useApi();
  const admin = useUser()?.role === 'admin';
  const text = useText();
  const format = useFormat();
  const [filter, setFilter] = useState<Filter>({ shown: 'open', kind: null, provider: null });
  const [opened, setOpened] = useState<{ difference: string } | { order: string } | null>(null);
  const { query, running, begin } = useComparisons();
  const pages = usePages(['differences', filter], ({ signal, ...page }) =>
    api.call('GET /v1/admin/payments/differences', { query: { ...page, ...queryOf(filter) } }, { signal }),
  );
  const change = (changes: Partial<Filter>) => setFilter((before) => ({ ...before, ...changes }));
  const shownDifference =
    opened !== null && 'difference' in opened
      ? pages.rows?.find(({ id }) => id === opened.difference)
      : undefined;
  const columns: Column<PaymentDifference>[] = [
    {
      key: 'what',
      header: text('differences.whatDiffers'),
      cell: (difference) => differenceWords(difference, text, format).what,
    },
    {
      key: 'state',
      nowrap: true,
      header: text('differences.state'),
      cell: (difference) => <DifferenceState difference={difference} />,
    },
    {
      key: 'found',
      nowrap: true,
      header: text('differences.found'),
      cell: ({ foundAt }) => format.relative(foundAt),
    },
  ];
  const compared = query.data?.items.some(({ comparedAt }) => comparedAt !== null) ?? false;
  const unfiltered = filter.kind === null && filter.provider === null;
  return (
    <>
      <PageHeader
        title={text('differences.title')}
        description={text('differences.text')}
        actions={
          admin &&
          query.data !== undefined &&
          query.data.items.length > 0 && (
            <Button
              variant="default"
              leftSection={<IconScale size={16} aria-hidden />}
              loading={running || begin.isPending}
              onClick={() => begin.mutate()}
            >
              {text('differences.compareNow')}
            </Button>
          )
        }
      />
      <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
      {query.data !== undefined && <ComparisonList items={query.data.items} />}
      <Group align="flex-end" gap="sm" mb="md" role="search">
        <NativeSelect
          label={text('differences.show')}
          data={SHOWN.map((value) => ({ value, label: text(`differences.shown.${value}`) }))}
          value={filter.shown}
          onChange={({ currentTarget: { value } }) =>
            change({ shown: SHOWN.find((one) => one === value) ?? 'open' })
          }
        />
        <NativeSelect
          label={text('differences.kind')}
          data={[
            { value: '', label: text('shell.all') },
            ...PAYMENT_DIFFERENCE_KINDS.map((value) => ({
              value,
              label: text(`differences.kinds.${value}`),
            })),
          ]}
          value={filter.kind ?? ''}
          onChange={({ currentTarget: { value } }) =>
            change({ kind: PAYMENT_DIFFERENCE_KINDS.find((one) => one === value) ?? null })
          }
        />
        <NativeSelect
          label={text('payments.provider')}
          data={[
            { value: '', label: text('shell.all') },
            ...PAYMENT_PROVIDERS.map((value) => ({ value, label: text(`differences.providers.${value}`) })),
          ]}
          value={filter.provider ?? ''}
          onChange={({ currentTarget: { value } }) =>
            change({ provider: PAYMENT_PROVIDERS.find((one) => one === value) ?? null })
          }
        />
      </Group>
      <DataTable
        {...pages}
        label={text('differences.title')}
        columns={columns}
        rowKey={({ id }) => id}
        rowLabel={({ reference }) => reference}
        onOpen={({ id }) => setOpened({ difference: id })}
        empty={
          unfiltered && filter.shown !== 'over' ? (
            <EmptyState
              icon={compared ? <IconCircleCheck /> : <IconScale />}
              title={text(compared ? 'differences.none' : 'differences.notCompared')}
              text={text(compared ? 'differences.noneText' : 'differences.notComparedText')}
            />
          ) : (
            <EmptyState title={text('differences.noneFound')} text={text('differences.noneFoundText')} />
          )
        }
      />
      {shownDifference !== undefined && (
        <DifferencePanel
          difference={shownDifference}
          onOrder={(order) => setOpened({ order })}
          onClose={() => setOpened(null)}
        />
      )}
      {opened !== null && 'order' in opened && (
        <PaymentDrawer id={opened.order} onClose={() => setOpened(null)} />
      )}
    </>
  );
}
