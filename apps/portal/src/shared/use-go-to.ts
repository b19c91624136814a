import { useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';

/** Opens an address of the portal without loading the page anew. */
export function useGoTo(): (href: string, options?: { readonly replace?: boolean }) => void {
  const { history } = useRouter();
  return useCallback(
    (href, options) => {
      if (options?.replace === true) history.replace(href);
      else history.push(href);
    },
    [history],
  );
}
