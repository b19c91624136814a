import { useLocation } from '@tanstack/react-router';
import { RegisterPage } from '../features/auth/register-page.tsx';
import { SignInPage } from '../features/auth/sign-in-page.tsx';
import { useSession } from '../shared/api/api-context.tsx';
import { HOME } from './nav.tsx';
import { Redirect } from './redirect.tsx';
import { safeNext } from './safe-next.ts';

/** Signing in leads to where one wanted to go, else to the start page of the role. */
export function SignInRoute() {
  const session = useSession();
  const { searchStr } = useLocation();
  const next = safeNext(new URLSearchParams(searchStr).get('next'));
  if (session.status === 'signed-in') return <Redirect to={next ?? HOME[session.user.role]} />;
  return (
    <SignInPage registerHref="/register" forgotHref="/forgot-password" resendHref="/resend-confirmation" />
  );
}

export function RegisterRoute() {
  const session = useSession();
  if (session.status === 'signed-in') return <Redirect to={HOME[session.user.role]} />;
  return <RegisterPage signInHref="/sign-in" resendHref="/resend-confirmation" />;
}
