import { AppProviders } from '@mywasender/ui/app-providers';
import { createI18n } from '@mywasender/ui/i18n';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from './app/query-client.ts';
import { createPortalRouter } from './app/router.tsx';
import { StartGate } from './app/start-gate.tsx';
import { createApiClient } from './shared/api/api-client.ts';
import { ApiProvider } from './shared/api/api-context.tsx';
import { browserDeps } from './shared/api/browser-deps.ts';
import { initialLanguage, RESOURCES } from './shared/languages.ts';

const container = document.getElementById('root');
if (container === null) throw new Error('index.html has no #root');

const api = createApiClient(browserDeps);
const queryClient = createQueryClient();
// Nothing of one person may be left for the next one on the same page.
api.session.subscribe(() => {
  if (api.session.get().status === 'signed-out') queryClient.clear();
});

createRoot(container).render(
  <StrictMode>
    <AppProviders i18n={createI18n(RESOURCES, initialLanguage())} queryClient={queryClient}>
      <ApiProvider api={api}>
        <StartGate>
          <RouterProvider router={createPortalRouter()} />
        </StartGate>
      </ApiProvider>
    </AppProviders>
  </StrictMode>,
);
