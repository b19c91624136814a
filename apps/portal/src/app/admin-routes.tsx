import { useQueryClient } from '@tanstack/react-query';
import { type AnyRoute, createRoute, Outlet, useParams } from '@tanstack/react-router';
import { Suspense } from 'react';
import type { LookAt } from '../features/alerts/place-of.ts';
import { useUser } from '../shared/api/api-context.tsx';
import { SOON_DAYS } from '../shared/license-filters.ts';
import { useGoTo } from '../shared/use-go-to.ts';
import { lazyPage } from './lazy-page.ts';
import { Redirect } from './redirect.tsx';
import { stringifySearch } from './search-string.ts';

const AlertsPage = lazyPage(async () => (await import('../features/alerts/alerts-page.tsx')).AlertsPage);
const AnomaliesPage = lazyPage(
  async () => (await import('../features/anomalies/anomalies-page.tsx')).AnomaliesPage,
);
const PlansPage = lazyPage(async () => (await import('../features/plans/plans-page.tsx')).PlansPage);
const DifferencesPage = lazyPage(
  async () => (await import('../features/payments/differences-page.tsx')).DifferencesPage,
);
const ProductsPage = lazyPage(
  async () => (await import('../features/products/products-page.tsx')).ProductsPage,
);
const IncidentsPage = lazyPage(
  async () => (await import('../features/incidents/incidents-page.tsx')).IncidentsPage,
);
const NewIncidentPage = lazyPage(
  async () => (await import('../features/incidents/new-incident-page.tsx')).NewIncidentPage,
);
const LicenseDrawer = lazyPage(
  async () => (await import('../features/licenses/license-drawer.tsx')).LicenseDrawer,
);
const OverviewPage = lazyPage(
  async () => (await import('../features/overview/overview-page.tsx')).OverviewPage,
);
const PaymentsPage = lazyPage(
  async () => (await import('../features/payments/payments-page.tsx')).PaymentsPage,
);

const ANOMALIES = '/admin/anomalies';
const INCIDENTS = '/admin/incidents';
const LICENSES = '/admin/licenses';
const WAITING = {
  alerts: '/admin/alerts',
  anomalies: ANOMALIES,
  payments: '/admin/payments',
  differences: '/admin/differences',
  incidents: INCIDENTS,
  audit: '/admin/audit',
} as const;

function AlertsRoute() {
  const goTo = useGoTo();
  const hrefOf = (place: LookAt) => {
    switch (place.label) {
      case 'showLicense':
        return `${ANOMALIES}/${place.licenseId}`;
      case 'showDifferences':
        return '/admin/differences';
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

function IncidentsRoute() {
  const { incidentId }: { readonly incidentId?: string } = useParams({ strict: false });
  const goTo = useGoTo();
  return (
    <IncidentsPage
      newHref={`${INCIDENTS}/new`}
      openedId={incidentId ?? null}
      onOpen={(id) => goTo(id === null ? INCIDENTS : `${INCIDENTS}/${id}`)}
    />
  );
}

/** Auditors see what was done, and do nothing. */
function NewIncidentRoute() {
  const goTo = useGoTo();
  if (useUser()?.role !== 'admin') return <Redirect to={INCIDENTS} />;
  return <NewIncidentPage onOpened={(id) => goTo(`${INCIDENTS}/${id}`)} onCancel={() => goTo(INCIDENTS)} />;
}

/** The pages by which administrators watch over the server and what it noticed. */
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
  const overview = createRoute({
    getParentRoute: parent,
    path: '/',
    component: () => (
      <OverviewPage
        hrefs={WAITING}
        listOf={(filter) =>
          LICENSES +
          stringifySearch(filter === 'endSoon' ? { endsWithin: String(SOON_DAYS) } : { status: filter })
        }
      />
    ),
  });
  const incidents = createRoute({ getParentRoute: parent, path: 'incidents', component: IncidentsRoute });
  // below the list, so that it stays while one of them is opened and closed
  const incident = createRoute({ getParentRoute: () => incidents, path: '$incidentId' });
  const newIncident = createRoute({
    getParentRoute: parent,
    path: 'incidents/new',
    component: NewIncidentRoute,
  });
  const alerts = createRoute({ getParentRoute: parent, path: 'alerts', component: AlertsRoute });
  const plans = createRoute({ getParentRoute: parent, path: 'plans', component: () => <PlansPage /> });
  const payments = createRoute({
    getParentRoute: parent,
    path: 'payments',
    component: () => <PaymentsPage />,
  });
  const differences = createRoute({
    getParentRoute: parent,
    path: 'differences',
    component: () => <DifferencesPage />,
  });
  const products = createRoute({
    getParentRoute: parent,
    path: 'products',
    component: () => <ProductsPage />,
  });
  return [
    overview,
    newIncident,
    incidents.addChildren([incident]),
    plans,
    products,
    differences,
    payments,
    alerts,
    anomalies.addChildren([anomalyLicense]),
  ];
}
