import { useEffect } from 'react';

/** The addresses of our pages live behind the `#`, so the skip link must move the focus without changing it. */
export function useSkipLink(): void {
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      if (!(event.target instanceof Element)) return;
      const target = event.target.closest('a.ui-skip-link')?.getAttribute('href');
      if (target === null || target === undefined) return;
      event.preventDefault();
      document.getElementById(target.slice(1))?.focus();
    };
    document.addEventListener('click', follow, true);
    return () => document.removeEventListener('click', follow, true);
  }, []);
}
