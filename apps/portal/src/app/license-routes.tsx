import { type AnyRoute, createRoute, Outlet, useLocation } from '@tanstack/react-router';
import { Suspense } from 'react';
import type { LicenseScope } from '../features/licenses/license-scope.ts';
import { type LicenseFilters, readLicenseFilters } from '../shared/license-filters.ts';
import { useGoTo } from '../shared/use-go-to.ts';
import { lazyPage } from './lazy-page.ts';
import { stringifySearch } from './search-string.ts';

const LicenseListPage = lazyPage(
  async () => (await import('../features/licenses/license-list-page.tsx')).LicenseListPage,
);
const LicenseDrawer = lazyPage(
  async () => (await import('../features/licenses/license-drawer.tsx')).LicenseDrawer,
);

export interface LicenseRoutesOptions<Parent extends AnyRoute> {
  readonly parent: () => Parent;
  /** address of the parent: `/reseller` */
  readonly base: string;
  readonly scope: LicenseScope;
}

/** `<base>/licenses` with the list, `<base>/licenses/<id>` with one of them beside it; the filters stay in both. */
export function licenseRoutes<Parent extends AnyRoute>(options: LicenseRoutesOptions<Parent>) {
  const { base, scope } = options;
  const list = createRoute({
    getParentRoute: options.parent,
    path: 'licenses',
    validateSearch: readLicenseFilters,
    component: function LicensesRoute() {
      const { search, pathname } = useLocation();
      const goTo = useGoTo();
      const filters = readLicenseFilters(search);
      const show = (next: LicenseFilters) => goTo(pathname + stringifySearch({ ...next }), { replace: true });
      return (
        <>
          <LicenseListPage
            scope={scope}
            filters={filters}
            onFilters={show}
            onOpen={(id) => goTo(`${base}/licenses/${id}${stringifySearch({ ...filters })}`)}
            {...(scope === 'mine' ? {} : { generateHref: `${base}/generate` })}
          />
          {/* Its own boundary: while the panel loads, the list and the focus in it stay. */}
          <Suspense fallback={null}>
            <Outlet />
          </Suspense>
        </>
      );
    },
  });
  const one = createRoute({
    getParentRoute: () => list,
    path: '$licenseId',
    component: function LicenseRoute() {
      // of this match: the address is another one already while the panel goes away
      const { licenseId } = one.useParams();
      const { search } = useLocation();
      const goTo = useGoTo();
      const close = () => goTo(`${base}/licenses${stringifySearch({ ...readLicenseFilters(search) })}`);
      return <LicenseDrawer id={licenseId} scope={scope} onClose={close} />;
    },
  });
  return list.addChildren([one]);
}
