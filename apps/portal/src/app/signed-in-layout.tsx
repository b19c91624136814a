import type { Role, SessionUser } from '@mywasender/contract/http/auth';
import { AppShell } from '@mywasender/ui/app-shell';
import { Brand } from '@mywasender/ui/brand';
import { Loading } from '@mywasender/ui/loading';
import { Outlet, useLocation } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useSession } from '../shared/api/api-context.tsx';
import { useGoTo } from '../shared/use-go-to.ts';
import { useText } from '../shared/use-text.ts';
import { AccountMenu } from './account-menu.tsx';
import { HOME, navFor } from './nav.tsx';
import { PaletteButton } from './palette-button.tsx';
import { Redirect } from './redirect.tsx';

function Frame({ user }: { readonly user: SessionUser }) {
  const { pathname } = useLocation();
  const goTo = useGoTo();
  const text = useText();
  return (
    <AppShell
      brand={<Brand detail={text('shell.portal')} />}
      nav={navFor(user.role, pathname, text)}
      onNavigate={goTo}
      headerEnd={
        <>
          <PaletteButton user={user} />
          <AccountMenu user={user} />
        </>
      }
    >
      <Suspense fallback={<Loading />}>
        <Outlet />
      </Suspense>
    </AppShell>
  );
}

/** Where accounts are sent that need a second factor before anything else. */
const ENROL_AT = '/account/security';

/** The pages behind the sign-in. Without a session one signs in first and comes back to where one wanted to go. */
export function SignedInLayout() {
  const session = useSession();
  const { href, pathname } = useLocation();
  if (session.status === 'unknown') return <Loading />;
  if (session.status === 'signed-out') {
    const next = session.reason === 'left' || href === '/' ? '' : `?next=${encodeURIComponent(href)}`;
    return <Redirect to={`/sign-in${next}`} />;
  }
  if (session.user.mustEnrol === true && pathname !== ENROL_AT) return <Redirect to={ENROL_AT} />;
  return <Frame user={session.user} />;
}

/** Pages of some roles; everybody else is sent to their own start page. */
export function RoleLayout({ only }: { readonly only: readonly Role[] }) {
  const session = useSession();
  if (session.status !== 'signed-in') return null;
  return only.includes(session.user.role) ? <Outlet /> : <Redirect to={HOME[session.user.role]} />;
}

/** The start page of the person's role. */
export function HomeRedirect() {
  const session = useSession();
  return session.status === 'signed-in' ? <Redirect to={HOME[session.user.role]} /> : null;
}
