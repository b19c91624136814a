import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { CampaignsPage } from '../features/campaigns/campaigns-page.tsx';
import { type EditorStep, stepOf } from '../features/editor/steps.ts';
import { HomePage } from '../features/home/home-page.tsx';
import { ActivatePage } from '../features/license/activate-page.tsx';
import { LicensePage } from '../features/license/license-page.tsx';
import { WelcomePage } from '../features/welcome/welcome-page.tsx';
import { Frame } from './frame.tsx';
import { NotFound } from './not-found.tsx';
import { PagePending } from './page-pending.tsx';
import { PageProblem } from './page-problem.tsx';
import { TermsGate } from './terms-gate.tsx';

// What the first screens need is in the first file; the rest is loaded when it is opened.
const lazy = {
  campaign: lazyRouteComponent(() => import('../features/live/campaign-page.tsx'), 'CampaignPage'),
  contacts: lazyRouteComponent(() => import('../features/contacts/contacts-page.tsx'), 'ContactsPage'),
  editCampaign: lazyRouteComponent(() => import('../features/editor/edit-page.tsx'), 'EditPage'),
  imports: lazyRouteComponent(() => import('../features/imports/import-page.tsx'), 'ImportPage'),
  ledger: lazyRouteComponent(() => import('../features/ledger/ledger-page.tsx'), 'LedgerPage'),
  newCampaign: lazyRouteComponent(() => import('../features/editor/new-page.tsx'), 'NewPage'),
  editOptIn: lazyRouteComponent(() => import('../features/opt-ins/edit-opt-in-page.tsx'), 'EditOptInPage'),
  newOptIn: lazyRouteComponent(() => import('../features/opt-ins/edit-opt-in-page.tsx'), 'NewOptInPage'),
  optIn: lazyRouteComponent(() => import('../features/opt-ins/opt-in-page.tsx'), 'OptInPage'),
  optIns: lazyRouteComponent(() => import('../features/opt-ins/opt-ins-page.tsx'), 'OptInsPage'),
  poster: lazyRouteComponent(() => import('../features/opt-ins/poster-page.tsx'), 'PosterPage'),
  profile: lazyRouteComponent(() => import('../features/profiles/profile-page.tsx'), 'ProfilePage'),
  profiles: lazyRouteComponent(() => import('../features/profiles/profiles-page.tsx'), 'ProfilesPage'),
  proof: lazyRouteComponent(() => import('../features/ledger/proof-page.tsx'), 'ProofPage'),
  rehearsal: lazyRouteComponent(() => import('../features/rehearsal/rehearsal-page.tsx'), 'RehearsalPage'),
  replies: lazyRouteComponent(() => import('../features/replies/replies-page.tsx'), 'RepliesPage'),
  report: lazyRouteComponent(() => import('../features/report/report-page.tsx'), 'ReportPage'),
  newSegment: lazyRouteComponent(() => import('../features/segments/segment-page.tsx'), 'NewSegmentPage'),
  segment: lazyRouteComponent(() => import('../features/segments/segment-page.tsx'), 'SegmentPage'),
  segments: lazyRouteComponent(() => import('../features/segments/segments-page.tsx'), 'SegmentsPage'),
  settings: lazyRouteComponent(() => import('../features/settings/settings-page.tsx'), 'SettingsPage'),
  suppressions: lazyRouteComponent(
    () => import('../features/suppressions/suppressions-page.tsx'),
    'SuppressionsPage',
  ),
  templates: lazyRouteComponent(() => import('../features/templates/templates-page.tsx'), 'TemplatesPage'),
};

const root = createRootRoute({ component: TermsGate, notFoundComponent: NotFound });
const inRoot = () => root;
const frame = createRoute({ getParentRoute: inRoot, id: 'frame', component: Frame });
const inFrame = () => frame;

const routeTree = root.addChildren([
  createRoute({ getParentRoute: inRoot, path: '/welcome', component: WelcomePage }),
  createRoute({ getParentRoute: inRoot, path: '/activate', component: ActivatePage }),
  frame.addChildren([
    createRoute({ getParentRoute: inFrame, path: '/', component: HomePage }),
    createRoute({ getParentRoute: inFrame, path: '/campaigns', component: CampaignsPage }),
    createRoute({
      getParentRoute: inFrame,
      path: '/campaigns/new',
      component: lazy.newCampaign,
      validateSearch: ({ template }): { readonly template?: string } =>
        typeof template === 'string' || typeof template === 'number' ? { template: String(template) } : {},
    }),
    createRoute({ getParentRoute: inFrame, path: '/campaigns/$campaignId', component: lazy.campaign }),
    createRoute({
      getParentRoute: inFrame,
      path: '/campaigns/$campaignId/edit',
      component: lazy.editCampaign,
      validateSearch: (search): { readonly step?: EditorStep } => ({ step: stepOf(search) }),
    }),
    createRoute({ getParentRoute: inFrame, path: '/campaigns/$campaignId/report', component: lazy.report }),
    createRoute({
      getParentRoute: inFrame,
      path: '/campaigns/$campaignId/rehearsal',
      component: lazy.rehearsal,
    }),
    createRoute({ getParentRoute: inFrame, path: '/contacts', component: lazy.contacts }),
    createRoute({ getParentRoute: inFrame, path: '/contacts/import', component: lazy.imports }),
    createRoute({ getParentRoute: inFrame, path: '/contacts/do-not-write', component: lazy.suppressions }),
    createRoute({ getParentRoute: inFrame, path: '/contacts/consent', component: lazy.ledger }),
    createRoute({ getParentRoute: inFrame, path: '/contacts/consent/$person', component: lazy.proof }),
    createRoute({ getParentRoute: inFrame, path: '/contacts/opt-ins', component: lazy.optIns }),
    createRoute({ getParentRoute: inFrame, path: '/contacts/opt-ins/new', component: lazy.newOptIn }),
    createRoute({ getParentRoute: inFrame, path: '/contacts/opt-ins/$optInId', component: lazy.optIn }),
    createRoute({
      getParentRoute: inFrame,
      path: '/contacts/opt-ins/$optInId/edit',
      component: lazy.editOptIn,
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/contacts/opt-ins/$optInId/poster',
      component: lazy.poster,
    }),
    createRoute({ getParentRoute: inFrame, path: '/contacts/segments', component: lazy.segments }),
    createRoute({ getParentRoute: inFrame, path: '/contacts/segments/new', component: lazy.newSegment }),
    createRoute({ getParentRoute: inFrame, path: '/contacts/segments/$segmentId', component: lazy.segment }),
    createRoute({ getParentRoute: inFrame, path: '/templates', component: lazy.templates }),
    createRoute({ getParentRoute: inFrame, path: '/replies', component: lazy.replies }),
    createRoute({ getParentRoute: inFrame, path: '/profiles', component: lazy.profiles }),
    createRoute({ getParentRoute: inFrame, path: '/profiles/$profileId', component: lazy.profile }),
    createRoute({ getParentRoute: inFrame, path: '/license', component: LicensePage }),
    createRoute({ getParentRoute: inFrame, path: '/settings', component: lazy.settings }),
  ]),
]);

/** Addresses live behind the `#`: the same under app:// and HTTP, and no server needs to know them. */
export function createAppRouter() {
  return createRouter({
    routeTree,
    history: createHashHistory(),
    defaultPendingComponent: PagePending,
    defaultErrorComponent: PageProblem,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
