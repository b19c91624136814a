import { AppProviders } from '@mywasender/ui/app-providers';
import type { QueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import type { i18n } from 'i18next';
import { useState } from 'react';
import { CoreProvider } from '../shared/core.tsx';
import type { HostConnection } from '../transport/host-connection.ts';
import { Boot } from './boot.tsx';
import { NoToken } from './no-token.tsx';
import { createAppRouter } from './router.tsx';
import { SyncEvents } from './sync-events.tsx';

export interface AppProps {
  /** null when the page was opened without the token of its host */
  readonly connection: HostConnection | null;
  readonly i18n: i18n;
  readonly queries: QueryClient;
}

export function App({ connection, i18n, queries }: AppProps) {
  const [router] = useState(createAppRouter);
  return (
    <AppProviders i18n={i18n} queryClient={queries}>
      {connection === null ? (
        <NoToken />
      ) : (
        <CoreProvider transport={connection.transport}>
          <SyncEvents onReconnect={connection.onReconnect} />
          <Boot>
            <RouterProvider router={router} />
          </Boot>
        </CoreProvider>
      )}
    </AppProviders>
  );
}
