import { useQueryClient } from '@tanstack/react-query';
import { type AnyRoute, createRoute, Outlet } from '@tanstack/react-router';
import { Suspense } from 'react';
import type { LookAt } from '../features/alerts/place-of.ts';
import { useGoTo } from '../shared/use-go-to.ts';
import { lazyPage } from './lazy-page.ts';
import { stringifySearch } from './search-string.ts';

const AlertsPage = lazyPage(async () => (await import('../features/alerts/alerts-page.tsx')).AlertsPage);
const AnomaliesPage = lazyPage(
  async () => (await import('../features/anomalies/anomalies-page.tsx')).AnomaliesPage,
);
const PlansPage = lazyPage(async () => (await import('../features/plans/plans-page.tsx')).PlansPage);
const ProductsPage = lazyPage(
  async () => (await import('../features/products/products-page.tsx')).ProductsPage,
);
const LicenseDrawer = lazyPage(
  async () => (await import('../features/licenses/license-drawer.tsx')).LicenseDrawer,
);
const PaymentsPage = lazyPage(
  async () => (await import('../features/payments/payments-page.tsx')).PaymentsPage,
);

const ANOMALIES = '/admin/anomalies';

function AlertsRoute() {
  const goTo = useGoTo();
  const hrefOf = (place: LookAt) => {
    switch (place.label) {
      case 'showLicense':
        return `${ANOMALIES}/${place.licenseId}`;
      case 'showAnomalies':
        return ANOMALIES;
      case 'showSignIns':
        return `/admin/audit${stringifySearch({ action: 'auth.login-failed' })}`;
    }
  };
  return <AlertsPage onLookAt={(place) => goTo(hrefOf(place))} />;
}

function AnomaliesRoute() {
  const goTo = useGoTo();
  return (
    <>
      <AnomaliesPage onOpen={(id) => goTo(`${ANOMALIES}/${id}`)} />
      {/* Its own boundary: while the panel loads, the list and the focus in it stay. */}
      <Suspense fallback={null}>
        <Outlet />
      </Suspense>
    </>
  );
}

/** The pages by which administrators watch over what the server noticed. */
export function adminRoutes<Parent extends AnyRoute>(parent: () => Parent) {
  const anomalies = createRoute({
    getParentRoute: parent,
    path: 'anomalies',
    component: AnomaliesRoute,
  });
  const anomalyLicense = createRoute({
    getParentRoute: () => anomalies,
    path: '$licenseId',
    component: function AnomalyLicenseRoute() {
      const { licenseId } = anomalyLicense.useParams();
      const goTo = useGoTo();
      const queryClient = useQueryClient();
      const close = () => {
        // the license may be suspended by now, which the list shows
        void queryClient.invalidateQueries({ queryKey: ['anomalies'] });
        goTo(ANOMALIES);
      };
      return <LicenseDrawer id={licenseId} scope="admin" onClose={close} />;
    },
  });
  const alerts = createRoute({ getParentRoute: parent, path: 'alerts', component: AlertsRoute });
  const plans = createRoute({ getParentRoute: parent, path: 'plans', component: () => <PlansPage /> });
  const payments = createRoute({
    getParentRoute: parent,
    path: 'payments',
    component: () => <PaymentsPage />,
  });
  const products = createRoute({
    getParentRoute: parent,
    path: 'products',
    component: () => <ProductsPage />,
  });
  return [plans, products, payments, alerts, anomalies.addChildren([anomalyLicense])];
}
