import { Code, Text } from '@mantine/core';
import type { AdminPrice } from '@mywasender/contract/http/products';
import { type Column, DataTable } from '@mywasender/ui/data-table';
import { useFormat } from '@mywasender/ui/use-format';
import { IconEdit } from '@tabler/icons-react';
import { useUser } from '../../shared/api/api-context.tsx';
import { usePriceText } from '../../shared/use-price-text.ts';
import { useText } from '../../shared/use-text.ts';
import { useCatalogue } from './use-catalogue.ts';

export interface PriceTableProps {
  readonly label: string;
  readonly prices: readonly AdminPrice[];
  /** another amount is asked for */
  readonly onReplace: (price: AdminPrice) => void;
}

/** Prices of one product, with what the providers call them. */
export function PriceTable({ label, prices, onReplace }: PriceTableProps) {
  const changing = useUser()?.role === 'admin';
  const text = useText();
  const format = useFormat();
  const priceText = usePriceText();
  const { togglePrice } = useCatalogue();
  const columns: Column<AdminPrice>[] = [
    {
      key: 'price',
      header: text('products.price'),
      cell: (price) => (
        <>
          <Text size="sm">{priceText(price)}</Text>
          <Text size="xs" c="dimmed">
            {text(price.taxIncluded ? 'products.taxIncludedSince' : 'products.taxAddedSince', {
              date: format.date(price.createdAt),
            })}
          </Text>
          {price.providerPlans.map(({ provider, live, amount, planRef }) => (
            <Text key={planRef} size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {text('products.providerPlan', {
                provider: text(`buy.${provider}`),
                amount: format.money(amount, price.currency),
              })}{' '}
              <Code>{planRef}</Code>
              {!live && ` (${text('payments.test')})`}
            </Text>
          ))}
        </>
      ),
    },
  ];
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={prices}
      rowKey={({ id }) => id}
      rowLabel={priceText}
      {...(changing
        ? {
            actions: (price: AdminPrice) => [
              ...(price.active
                ? [
                    {
                      key: 'replace',
                      label: text('products.changePrice'),
                      icon: <IconEdit size={16} aria-hidden />,
                      onSelect: () => onReplace(price),
                    },
                  ]
                : []),
              {
                key: 'toggle',
                label: text(price.active ? 'products.retire' : 'products.resume'),
                onSelect: () => void togglePrice(price),
              },
            ],
          }
        : {})}
    />
  );
}
