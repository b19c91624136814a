import { Alert, NativeSelect, SimpleGrid, Stack } from '@mantine/core';
import type { PriceList, SoldProduct } from '@mywasender/contract/http/prices';
import { EmptyState } from '@mywasender/ui/empty-state';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { Loading } from '@mywasender/ui/loading';
import { PageHeader } from '@mywasender/ui/page-header';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../shared/api/api-context.tsx';
import { useText } from '../../shared/use-text.ts';
import { CheckoutForm } from './checkout-form.tsx';
import { ProductCard } from './product-card.tsx';

export interface PricingPageProps {
  /** chosen before; null: the first there is */
  readonly currency: string | null;
  readonly cancelled: boolean;
  readonly onCurrency: (currency: string) => void;
  /** the one that is being ordered; null: the list is shown */
  readonly priceId: string | null;
  readonly onPrice: (priceId: string) => void;
  readonly onBack: () => void;
}

/** What is sold here and what it costs. */
export function PricingPage(props: PricingPageProps) {
  const api = useApi();
  const query = useQuery({
    queryKey: ['prices'],
    queryFn: ({ signal }) => api.call('GET /v1/prices', { query: {} }, { signal }),
  });
  if (query.isError) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Loading />;
  return <Prices list={query.data} {...props} />;
}

function Prices({
  list,
  cancelled,
  onCurrency,
  priceId,
  onPrice,
  onBack,
  ...wanted
}: PricingPageProps & { readonly list: PriceList }) {
  const text = useText();
  const { currencies, providers, products } = list;
  const currency = currencies.find((one) => one === wanted.currency) ?? currencies[0];
  const shown = products
    .flatMap((product) => {
      const prices = product.prices.filter((price) => price.currency === currency);
      return prices.length === 0 ? [] : [{ ...product, prices }];
    })
    .toSorted(byKindThenPrice);
  const test = providers.some(({ live }) => !live) && <Alert color="orange">{text('buy.testMoney')}</Alert>;
  const product = products.find(({ prices }) => prices.some(({ id }) => id === priceId));
  const price = product?.prices.find(({ id }) => id === priceId);
  if (product !== undefined && price !== undefined)
    return (
      <Stack>
        {test}
        <CheckoutForm product={product} price={price} list={list} onBack={onBack} />
      </Stack>
    );
  return (
    <Stack>
      <PageHeader
        title={text('buy.title')}
        description={text('buy.text')}
        actions={
          currencies.length > 1 && (
            <NativeSelect
              label={text('buy.currency')}
              data={[...currencies]}
              value={currency}
              onChange={({ currentTarget }) => onCurrency(currentTarget.value)}
            />
          )
        }
      />
      {test}
      {cancelled && <Alert role="status">{text('buy.cancelled')}</Alert>}
      {providers.length === 0 && (
        <EmptyState title={text('buy.noProvider')} text={text('buy.noProviderText')} />
      )}
      {shown.length === 0 ? (
        <EmptyState title={text('buy.nothing')} text={text('buy.nothingText')} />
      ) : (
        providers.length > 0 && (
          <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
            {shown.map((product) => (
              <ProductCard key={product.id} product={product} onChoose={({ id }) => onPrice(id)} />
            ))}
          </SimpleGrid>
        )
      )}
    </Stack>
  );
}

/** What most people come for first, each kind from the cheapest on. */
function byKindThenPrice(a: SoldProduct, b: SoldProduct): number {
  const least = ({ prices }: SoldProduct) => Math.min(...prices.map(({ amount }) => amount));
  return Number(a.kind === 'quota') - Number(b.kind === 'quota') || least(a) - least(b);
}
