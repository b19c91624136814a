import { useUser } from '../shared/api/api-context.tsx';
import { Redirect } from './redirect.tsx';

/** Customers come for their licenses; sellers and administrators have theirs elsewhere. */
export function AccountHome() {
  const user = useUser();
  if (user === null) return null;
  return <Redirect to={user.role === 'user' ? '/account/licenses' : '/account/profile'} />;
}
