import { Center, Title } from '@mantine/core';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { Loading } from '@mywasender/ui/loading';
import type { ReactNode } from 'react';
import { useCommandQuery } from '../shared/use-command-query.ts';
import { useText } from '../shared/use-text.ts';
import { FullPage } from './full-page.tsx';
import { useAppearance } from './use-appearance.ts';

/** Waits for what every page needs. A core that cannot start says why here, and nothing behind it hangs. */
export function Boot({ children }: { readonly children: ReactNode }) {
  const text = useText();
  const settings = useCommandQuery('settings.get', {});
  const terms = useCommandQuery('settings.terms', {});
  const license = useCommandQuery('license.state', {});
  useAppearance(settings.data);

  const all = [settings, terms, license];
  // What is there already stays on the screen when the core goes away later: the banner says so then.
  if (all.every(({ data }) => data !== undefined)) return children;
  const failed = all.find(({ isError, data }) => isError && data === undefined);
  if (failed === undefined) {
    return (
      <Center component="main" mih="100vh">
        <Loading />
      </Center>
    );
  }
  return (
    <FullPage>
      <Title order={1}>{text('app.start.title')}</Title>
      <ErrorNotice error={failed.error} onRetry={() => all.forEach((query) => void query.refetch())} />
    </FullPage>
  );
}
