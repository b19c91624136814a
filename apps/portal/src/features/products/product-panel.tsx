import { Button, Group, Stack, Text, Title } from '@mantine/core';
import type { AdminPrice, AdminProduct } from '@mywasender/contract/http/products';
import { EmptyState } from '@mywasender/ui/empty-state';
import { SidePanel } from '@mywasender/ui/side-panel';
import { useFormat } from '@mywasender/ui/use-format';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useUser } from '../../shared/api/api-context.tsx';
import { Facts } from '../../shared/facts.tsx';
import { useText } from '../../shared/use-text.ts';
import { PriceDialog } from './price-dialog.tsx';
import { PriceTable } from './price-table.tsx';
import { productContents } from './product-contents.ts';
import { ProductState } from './product-state.tsx';

export interface ProductPanelProps {
  readonly product: AdminProduct;
  readonly onClose: () => void;
}

/** One product with the prices it is sold at, and those it was sold at. */
export function ProductPanel({ product, onClose }: ProductPanelProps) {
  const changing = useUser()?.role === 'admin';
  const text = useText();
  const format = useFormat();
  const [asked, setAsked] = useState<AdminPrice | 'new' | null>(null);
  const { name, description, createdAt, prices } = product;
  const sold = prices.filter(({ active }) => active).toSorted(byCurrencyThenAmount);
  const former = prices.filter(({ active }) => !active).toReversed();
  const add = changing && (
    <Button
      size="sm"
      variant="default"
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={() => setAsked('new')}
    >
      {text('products.addPrice')}
    </Button>
  );
  return (
    <SidePanel onClose={onClose} title={name}>
      <Stack gap="lg">
        {description !== '' && <Text style={{ overflowWrap: 'anywhere' }}>{description}</Text>}
        <Facts
          facts={[
            { label: text('products.state'), value: <ProductState product={product} /> },
            { label: text('products.what'), value: productContents(product, text) },
            { label: text('products.since'), value: format.date(createdAt) },
          ]}
        />
        <section aria-labelledby="product-prices">
          <Group justify="space-between" mb="xs">
            <Title order={3} id="product-prices">
              {text('products.soldAt')}
            </Title>
            {sold.length > 0 && add}
          </Group>
          {sold.length === 0 ? (
            <EmptyState title={text('products.noPrices')} text={text('products.noPricesText')} action={add} />
          ) : (
            <PriceTable label={text('products.soldAt')} prices={sold} onReplace={setAsked} />
          )}
        </section>
        {former.length > 0 && (
          <section aria-labelledby="product-former">
            <Title order={3} id="product-former" mb={4}>
              {text('products.formerPrices')}
            </Title>
            <Text size="sm" c="dimmed" mb="xs">
              {text('products.formerText')}
            </Text>
            <PriceTable label={text('products.formerPrices')} prices={former} onReplace={setAsked} />
          </section>
        )}
      </Stack>
      {asked !== null && (
        <PriceDialog
          product={product}
          {...(asked === 'new' ? {} : { replaced: asked })}
          onClose={() => setAsked(null)}
        />
      )}
    </SidePanel>
  );
}

function byCurrencyThenAmount(a: AdminPrice, b: AdminPrice): number {
  return a.currency === b.currency ? a.amount - b.amount : a.currency < b.currency ? -1 : 1;
}
