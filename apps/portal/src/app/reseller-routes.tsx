import { type AnyRoute, createRoute, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useUser } from '../shared/api/api-context.tsx';
import { SOON_DAYS } from '../shared/license-filters.ts';
import { useGoTo } from '../shared/use-go-to.ts';
import { lazyPage } from './lazy-page.ts';
import { Redirect } from './redirect.tsx';
import { stringifySearch } from './search-string.ts';

const OverviewPage = lazyPage(
  async () => (await import('../features/shop/shop-overview-page.tsx')).ShopOverviewPage,
);
const LedgerPage = lazyPage(async () => (await import('../features/shop/ledger-page.tsx')).LedgerPage);
const GeneratePage = lazyPage(
  async () => (await import('../features/licenses/generate-page.tsx')).GeneratePage,
);
const ProblemsPage = lazyPage(
  async () => (await import('../features/problems/problems-page.tsx')).ProblemsPage,
);
const StaffPage = lazyPage(async () => (await import('../features/staff/staff-page.tsx')).StaffPage);
const ApiKeysPage = lazyPage(
  async () => (await import('../features/api-keys/api-keys-page.tsx')).ApiKeysPage,
);
const WebhooksPage = lazyPage(
  async () => (await import('../features/webhooks/webhooks-page.tsx')).WebhooksPage,
);
const WebhookPage = lazyPage(async () => (await import('../features/webhooks/webhook-page.tsx')).WebhookPage);

const LICENSES = '/reseller/licenses';
const WEBHOOKS = '/reseller/webhooks';

/** What staff do not see: who works in the shop, and which programs. */
function OwnerOnly({ children }: { readonly children: ReactNode }) {
  return useUser()?.role === 'reseller' ? children : <Redirect to="/reseller" />;
}

function ProblemsRoute() {
  const goTo = useGoTo();
  return <ProblemsPage onOpen={(id) => goTo(`${LICENSES}/${id}`)} />;
}

function WebhooksRoute() {
  const goTo = useGoTo();
  return <WebhooksPage onOpen={(id) => goTo(`${WEBHOOKS}/${id}`)} />;
}

function WebhookRoute() {
  const { webhookId = '' }: { readonly webhookId?: string } = useParams({ strict: false });
  const goTo = useGoTo();
  return <WebhookPage key={webhookId} id={webhookId} listHref={WEBHOOKS} onRemoved={() => goTo(WEBHOOKS)} />;
}

/** The pages of a shop but for its licenses. */
export function resellerRoutes<Parent extends AnyRoute>(parent: () => Parent) {
  const page = <Path extends string>(path: Path, component: () => ReactNode) =>
    createRoute({ getParentRoute: parent, path, component });
  const ownersPage = <Path extends string>(path: Path, content: () => ReactNode) =>
    page(path, () => <OwnerOnly>{content()}</OwnerOnly>);
  return [
    page('/', () => (
      <OverviewPage
        generateHref="/reseller/generate"
        listHref={LICENSES}
        ledgerHref="/reseller/ledger"
        packsHref="/pricing"
        listOf={(filter) =>
          LICENSES +
          stringifySearch(filter === 'endSoon' ? { endsWithin: String(SOON_DAYS) } : { status: filter })
        }
      />
    )),
    page('problems', () => <ProblemsRoute />),
    page('ledger', () => <LedgerPage />),
    page('generate', () => <GeneratePage scope="reseller" listHref={LICENSES} />),
    ownersPage('staff', () => <StaffPage />),
    ownersPage('api-keys', () => <ApiKeysPage />),
    ownersPage('webhooks', () => <WebhooksRoute />),
    ownersPage('webhooks/$webhookId', () => <WebhookRoute />),
  ];
}
