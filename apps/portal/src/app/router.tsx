import { createRootRoute, createRoute, createRouter, Outlet, useLocation } from '@tanstack/react-router';
import { useUser } from '../shared/api/api-context.tsx';
import { useGoTo } from '../shared/use-go-to.ts';
import { readUserFilters } from '../shared/user-filters.ts';
import { AccountHome } from './account-home.tsx';
import { adminRoutes } from './admin-routes.tsx';
import { buyRoutes, ordersRoute } from './buy-routes.tsx';
import { CrashNotice, CrashPage, NotFoundPage } from './fallback-pages.tsx';
import { lazyPage } from './lazy-page.ts';
import { licenseRoutes } from './license-routes.tsx';
import { MailedLink } from './mailed-link.tsx';
import { Redirect } from './redirect.tsx';
import { resellerRoutes } from './reseller-routes.tsx';
import { parseSearch, stringifySearch } from './search-string.ts';
import { RegisterRoute, SignInRoute } from './sign-in-routes.tsx';
import { HomeRedirect, RoleLayout, SignedInLayout } from './signed-in-layout.tsx';
import { siteRoutes } from './site-routes.tsx';

const GeneratePage = lazyPage(
  async () => (await import('../features/licenses/generate-page.tsx')).GeneratePage,
);
const UsersPage = lazyPage(async () => (await import('../features/users/users-page.tsx')).UsersPage);
const AuditPage = lazyPage(async () => (await import('../features/audit/audit-page.tsx')).AuditPage);
const BlocksPage = lazyPage(async () => (await import('../features/blocks/blocks-page.tsx')).BlocksPage);
const SessionsPage = lazyPage(
  async () => (await import('../features/account/sessions-page.tsx')).SessionsPage,
);
const SecurityPage = lazyPage(
  async () => (await import('../features/security/security-page.tsx')).SecurityPage,
);
const PrivacyPage = lazyPage(async () => (await import('../features/privacy/privacy-page.tsx')).PrivacyPage);
const YourDataPage = lazyPage(async () => (await import('../features/privacy/link-pages.tsx')).YourDataPage);
const ForgotPasswordPage = lazyPage(
  async () => (await import('../features/auth/forgot-password-page.tsx')).ForgotPasswordPage,
);
const ResetPasswordPage = lazyPage(
  async () => (await import('../features/auth/reset-password-page.tsx')).ResetPasswordPage,
);
const VerifyEmailPage = lazyPage(
  async () => (await import('../features/auth/verify-email-page.tsx')).VerifyEmailPage,
);
const ResendConfirmationPage = lazyPage(
  async () => (await import('../features/auth/resend-confirmation-page.tsx')).ResendConfirmationPage,
);
const ConfirmNewEmailPage = lazyPage(
  async () => (await import('../features/auth/confirm-new-email-page.tsx')).ConfirmNewEmailPage,
);
const StopEmailChangePage = lazyPage(
  async () => (await import('../features/auth/stop-email-change-page.tsx')).StopEmailChangePage,
);
const KeepAccountPage = lazyPage(
  async () => (await import('../features/privacy/link-pages.tsx')).KeepAccountPage,
);
const ProfilePage = lazyPage(async () => (await import('../features/account/profile-page.tsx')).ProfilePage);

function UsersRoute() {
  const { search, pathname } = useLocation();
  const goTo = useGoTo();
  return (
    <UsersPage
      filters={readUserFilters(search)}
      onFilters={(filters) => goTo(pathname + stringifySearch({ ...filters }), { replace: true })}
      licensesHref={(issuerId) => `/admin/licenses${stringifySearch({ issuerId })}`}
    />
  );
}

function AuditRoute() {
  const { searchStr, pathname } = useLocation();
  const goTo = useGoTo();
  const show = (action: string | undefined) =>
    goTo(pathname + stringifySearch({ action }), { replace: true });
  return <AuditPage action={new URLSearchParams(searchStr).get('action') ?? undefined} onAction={show} />;
}

function AdminGenerateRoute() {
  const user = useUser();
  if (user?.role === 'auditor') return <Redirect to="/admin" />;
  return <GeneratePage scope="admin" listHref="/admin/licenses" />;
}

const root = createRootRoute({
  component: Outlet,
  notFoundComponent: NotFoundPage,
  errorComponent: CrashPage,
});
const signIn = createRoute({ getParentRoute: () => root, path: '/sign-in', component: SignInRoute });
const register = createRoute({ getParentRoute: () => root, path: '/register', component: RegisterRoute });
const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: '/forgot-password',
  component: () => <ForgotPasswordPage signInHref="/sign-in" />,
});
const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset-password',
  component: () => <MailedLink page={ResetPasswordPage} />,
});
const verifyEmail = createRoute({
  getParentRoute: () => root,
  path: '/verify-email',
  component: () => <MailedLink page={VerifyEmailPage} />,
});
const resendConfirmation = createRoute({
  getParentRoute: () => root,
  path: '/resend-confirmation',
  component: () => <ResendConfirmationPage signInHref="/sign-in" />,
});
const confirmNewEmail = createRoute({
  getParentRoute: () => root,
  path: '/confirm-new-email',
  component: () => <MailedLink page={ConfirmNewEmailPage} />,
});
const stopEmailChange = createRoute({
  getParentRoute: () => root,
  path: '/stop-email-change',
  component: () => <MailedLink page={StopEmailChangePage} />,
});
const yourData = createRoute({
  getParentRoute: () => root,
  path: '/your-data',
  component: () => <MailedLink page={YourDataPage} />,
});
const keepAccount = createRoute({
  getParentRoute: () => root,
  path: '/keep-account',
  component: () => <MailedLink page={KeepAccountPage} />,
});
const signedIn = createRoute({ getParentRoute: () => root, id: 'signed-in', component: SignedInLayout });
const home = createRoute({ getParentRoute: () => signedIn, path: '/', component: HomeRedirect });

const reseller = createRoute({
  getParentRoute: () => signedIn,
  path: '/reseller',
  component: () => <RoleLayout only={['reseller', 'staff']} />,
});

const admin = createRoute({
  getParentRoute: () => signedIn,
  path: '/admin',
  component: () => <RoleLayout only={['admin', 'auditor']} />,
});
const users = createRoute({ getParentRoute: () => admin, path: 'users', component: UsersRoute });
const audit = createRoute({ getParentRoute: () => admin, path: 'audit', component: AuditRoute });
const blocks = createRoute({ getParentRoute: () => admin, path: 'blocks', component: () => <BlocksPage /> });
const adminGenerate = createRoute({
  getParentRoute: () => admin,
  path: 'generate',
  component: AdminGenerateRoute,
});

const account = createRoute({ getParentRoute: () => signedIn, path: '/account', component: Outlet });
const accountHome = createRoute({ getParentRoute: () => account, path: '/', component: AccountHome });
const security = createRoute({
  getParentRoute: () => account,
  path: 'security',
  component: () => <SecurityPage />,
});
const privacy = createRoute({
  getParentRoute: () => account,
  path: 'privacy',
  component: () => <PrivacyPage />,
});
const sessions = createRoute({
  getParentRoute: () => account,
  path: 'sessions',
  component: () => <SessionsPage />,
});
const profile = createRoute({
  getParentRoute: () => account,
  path: 'profile',
  component: () => <ProfilePage />,
});

const routeTree = root.addChildren([
  signIn,
  register,
  forgotPassword,
  resetPassword,
  verifyEmail,
  resendConfirmation,
  confirmNewEmail,
  stopEmailChange,
  yourData,
  keepAccount,
  ...buyRoutes(() => root),
  ...siteRoutes(() => root),
  signedIn.addChildren([
    home,
    reseller.addChildren([
      ...resellerRoutes(() => reseller),
      licenseRoutes({ parent: () => reseller, base: '/reseller', scope: 'reseller' }),
    ]),
    admin.addChildren([
      ...adminRoutes(() => admin),
      users,
      audit,
      blocks,
      adminGenerate,
      licenseRoutes({ parent: () => admin, base: '/admin', scope: 'admin' }),
    ]),
    account.addChildren([
      accountHome,
      security,
      privacy,
      sessions,
      profile,
      ordersRoute(() => account),
      licenseRoutes({ parent: () => account, base: '/account', scope: 'mine' }),
    ]),
  ]),
]);

export function createPortalRouter() {
  return createRouter({
    routeTree,
    parseSearch,
    stringifySearch,
    defaultPreload: false,
    defaultErrorComponent: CrashNotice,
  });
}
