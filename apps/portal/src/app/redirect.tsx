import { useEffect } from 'react';
import { useGoTo } from '../shared/use-go-to.ts';

/** Leaves for another address of the portal at once. */
export function Redirect({ to }: { readonly to: string }) {
  const goTo = useGoTo();
  useEffect(() => goTo(to, { replace: true }), [goTo, to]);
  return null;
}
