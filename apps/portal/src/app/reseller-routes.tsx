import { type AnyRoute, createRoute } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useUser } from '../shared/api/api-context.tsx';
import { lazyPage } from './lazy-page.ts';
import { Redirect } from './redirect.tsx';

const OverviewPage = lazyPage(
  async () => (await import('../features/quota/reseller-overview-page.tsx')).ResellerOverviewPage,
);
const GeneratePage = lazyPage(
  async () => (await import('../features/licenses/generate-page.tsx')).GeneratePage,
);
const StaffPage = lazyPage(async () => (await import('../features/staff/staff-page.tsx')).StaffPage);

/** What staff do not see: who works in the shop, and which programs. */
function OwnerOnly({ children }: { readonly children: ReactNode }) {
  return useUser()?.role === 'reseller' ? children : <Redirect to="/reseller" />;
}

/** The pages of a shop but for its licenses. */
export function resellerRoutes<Parent extends AnyRoute>(parent: () => Parent) {
  const page = <Path extends string>(path: Path, component: () => ReactNode) =>
    createRoute({ getParentRoute: parent, path, component });
  const ownersPage = <Path extends string>(path: Path, content: () => ReactNode) =>
    page(path, () => <OwnerOnly>{content()}</OwnerOnly>);
  return [
    page('/', () => <OverviewPage generateHref="/reseller/generate" listHref="/reseller/licenses" />),
    page('generate', () => <GeneratePage scope="reseller" listHref="/reseller/licenses" />),
    ownersPage('staff', () => <StaffPage />),
  ];
}
