import { useEffect, useState } from 'react';
import { useGoTo } from '../shared/use-go-to.ts';

/** Leaves for another address of the portal, once. */
export function Redirect({ to }: { readonly to: string }) {
  const goTo = useGoTo();
  // While the router is on its way this page still shows and sees the new location: `to` must not follow it.
  const [target] = useState(to);
  useEffect(() => goTo(target, { replace: true }), [goTo, target]);
  return null;
}
