import { Stack } from '@mantine/core';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { LoadingLines } from '@mywasender/ui/loading';
import { PageHeader } from '@mywasender/ui/page-header';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';
import { AboutPanel } from './about-panel.tsx';
import { AdapterPanel } from './adapter-panel.tsx';
import { BrowserPanel } from './browser-panel.tsx';
import { DataPanel } from './data-panel.tsx';
import { GeneralPanel } from './general-panel.tsx';
import { WebhooksPanel } from './webhooks-panel.tsx';

export function SettingsPage() {
  const text = useText();
  const settings = useCommandQuery('settings.get', {});
  const system = useCommandQuery('system.info', {});
  const error = settings.error ?? system.error;
  const retry = () => {
    void settings.refetch();
    void system.refetch();
  };
  return (
    <>
      <PageHeader title={text('settings.title')} />
      <Stack maw="48rem">
        <ErrorNotice error={error} onRetry={retry} />
        {settings.data === undefined && error === null && <LoadingLines />}
        {settings.data !== undefined && <GeneralPanel settings={settings.data} />}
        {system.data !== undefined && settings.data !== undefined && (
          <BrowserPanel
            browser={system.data.browser}
            installed={system.data.installedBrowsers}
            path={settings.data.browserPath}
          />
        )}
        {settings.data !== undefined && <AdapterPanel />}
        {settings.data !== undefined && <WebhooksPanel />}
        {system.data !== undefined && <DataPanel system={system.data} />}
        {system.data !== undefined && <AboutPanel system={system.data} />}
      </Stack>
    </>
  );
}
