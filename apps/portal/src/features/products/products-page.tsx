import { Button, Text } from '@mantine/core';
import type { AdminProduct } from '@mywasender/contract/http/products';
import { type Column, DataTable } from '@mywasender/ui/data-table';
import { EmptyState } from '@mywasender/ui/empty-state';
import { PageHeader } from '@mywasender/ui/page-header';
import { useFormat } from '@mywasender/ui/use-format';
import { IconEdit, IconPlus, IconShoppingBag } from '@tabler/icons-react';
import { useState } from 'react';
import { useApi, useUser } from '../../shared/api/api-context.tsx';
import { usePages } from '../../shared/api/use-pages.ts';
import { AppLink } from '../../shared/app-link.tsx';
import { useText } from '../../shared/use-text.ts';
import { productContents } from './product-contents.ts';
import { ProductDialog } from './product-dialog.tsx';
import { ProductPanel } from './product-panel.tsx';
import { ProductState } from './product-state.tsx';
import { SellingConditions } from './selling-conditions.tsx';
import { useCatalogue } from './use-catalogue.ts';

/** Everything that is or was sold, and on which conditions. Ending a sale happens at once and can be undone. */
export function ProductsPage() {
  const api = useApi();
  const changing = useUser()?.role === 'admin';
  const text = useText();
  const format = useFormat();
  const { productsKey, toggleProduct } = useCatalogue();
  const [openedId, setOpenedId] = useState<string | null>(null);
  const [asked, setAsked] = useState<AdminProduct | 'new' | null>(null);
  const pages = usePages(productsKey, ({ signal, ...page }) =>
    api.call('GET /v1/admin/products', { query: page }, { signal }),
  );
  const opened = pages.rows?.find(({ id }) => id === openedId);
  const pricesOf = ({ prices }: AdminProduct) => {
    const sold = prices.filter(({ active }) => active);
    if (sold.length === 0) return text('products.withoutPrice');
    const currencies = [...new Set(sold.map(({ currency }) => currency))].toSorted();
    return text('products.pricesIn', { count: sold.length, currencies: format.list(currencies) });
  };
  const columns: Column<AdminProduct>[] = [
    {
      key: 'name',
      header: text('products.name'),
      cell: ({ name }) => <span style={{ overflowWrap: 'anywhere' }}>{name}</span>,
    },
    {
      key: 'what',
      header: text('products.what'),
      cell: (product) => (
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {productContents(product, text)}
        </Text>
      ),
    },
    { key: 'prices', header: text('products.prices'), cell: pricesOf },
    { key: 'state', header: text('products.state'), cell: (product) => <ProductState product={product} /> },
  ];
  const add = changing && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAsked('new')}>
      {text('products.add')}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={text('products.title')}
        description={
          <>
            {text('products.text')} <AppLink to="/pricing">{text('products.showList')}</AppLink>
          </>
        }
        actions={pages.rows?.length === 0 ? undefined : add}
      />
      <DataTable
        {...pages}
        label={text('products.title')}
        columns={columns}
        rowKey={({ id }) => id}
        rowLabel={({ name }) => name}
        onOpen={({ id }) => setOpenedId(id)}
        {...(changing
          ? {
              actions: (product: AdminProduct) => [
                {
                  key: 'edit',
                  label: text('products.edit'),
                  icon: <IconEdit size={16} aria-hidden />,
                  onSelect: () => setAsked(product),
                },
                {
                  key: 'toggle',
                  label: text(product.active ? 'products.retire' : 'products.resume'),
                  onSelect: () => void toggleProduct(product),
                },
              ],
            }
          : {})}
        empty={
          <EmptyState
            icon={<IconShoppingBag />}
            title={text('products.none')}
            text={text('products.noneText')}
            action={add}
          />
        }
      />
      <SellingConditions />
      {opened !== undefined && <ProductPanel product={opened} onClose={() => setOpenedId(null)} />}
      {asked !== null && (
        <ProductDialog
          {...(asked === 'new' ? {} : { product: asked })}
          onDone={({ id }) => {
            // a new one has no price yet
            if (asked === 'new') setOpenedId(id);
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}
