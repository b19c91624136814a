import { Navigate, Outlet, useLocation } from '@tanstack/react-router';
import { useCommandQuery } from '../shared/use-command-query.ts';

/** Until the terms of this version are accepted there is one page: the welcome page. */
export function TermsGate() {
  const { data: terms } = useCommandQuery('settings.terms', {});
  const { pathname } = useLocation();
  const accepted = terms?.accepted?.version === terms?.version;
  if (terms !== undefined && !accepted && pathname !== '/welcome') return <Navigate to="/welcome" replace />;
  return <Outlet />;
}
