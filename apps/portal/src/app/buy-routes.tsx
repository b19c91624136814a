import { type AnyRoute, createRoute, useLocation } from '@tanstack/react-router';
import { PublicFrame } from '../shared/public-frame.tsx';
import { useGoTo } from '../shared/use-go-to.ts';
import { lazyPage } from './lazy-page.ts';
import { MailedLink } from './mailed-link.tsx';
import { stringifySearch } from './search-string.ts';

const PricingPage = lazyPage(async () => (await import('../features/buy/pricing-page.tsx')).PricingPage);
const OrderPage = lazyPage(async () => (await import('../features/buy/order-page.tsx')).OrderPage);
const RenewPage = lazyPage(async () => (await import('../features/licenses/renew-page.tsx')).RenewPage);
const OrdersPage = lazyPage(async () => (await import('../features/orders/orders-page.tsx')).OrdersPage);

const PRICES = '/pricing';

function PricingRoute() {
  const { searchStr, pathname } = useLocation();
  const goTo = useGoTo();
  const search = new URLSearchParams(searchStr);
  const currency = search.get('currency') ?? '';
  return (
    <PublicFrame>
      <PricingPage
        currency={search.get('currency')}
        cancelled={search.has('cancelled')}
        onCurrency={(chosen) => goTo(pathname + stringifySearch({ currency: chosen }), { replace: true })}
        priceId={search.get('price')}
        onPrice={(price) => goTo(pathname + stringifySearch({ currency, price }))}
        onBack={() => goTo(pathname + stringifySearch({ currency }))}
      />
    </PublicFrame>
  );
}

function OrderRoute() {
  const search = new URLSearchParams(useLocation().searchStr);
  return (
    <PublicFrame>
      <OrderPage id={search.get('order')} token={search.get('access')} pricesHref={PRICES} />
    </PublicFrame>
  );
}

function RenewRoute() {
  return (
    <PublicFrame>
      <MailedLink page={RenewPage} />
    </PublicFrame>
  );
}

/** What everybody may look at and buy. */
export function buyRoutes<Parent extends AnyRoute>(parent: () => Parent) {
  return [
    createRoute({ getParentRoute: parent, path: PRICES, component: PricingRoute }),
    createRoute({ getParentRoute: parent, path: '/buy/done', component: OrderRoute }),
    createRoute({ getParentRoute: parent, path: '/renew', component: RenewRoute }),
  ];
}

/** What one bought, on the pages of one's account. */
export function ordersRoute<Parent extends AnyRoute>(parent: () => Parent) {
  const orderHref = (order: string) => `/buy/done${stringifySearch({ order })}`;
  return createRoute({
    getParentRoute: parent,
    path: 'orders',
    component: () => <OrdersPage orderHref={orderHref} pricesHref={PRICES} />,
  });
}
