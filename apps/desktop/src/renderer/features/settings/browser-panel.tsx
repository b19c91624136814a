import { Alert, Autocomplete, Button, Group, Text } from '@mantine/core';
import type { SystemInfo } from '@mywasender/contract/models/settings';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useToasts } from '@mywasender/ui/undo-toast';
import { type FormEvent, useState } from 'react';
import { FactList } from '../../shared/fact-list.tsx';
import { useCommand } from '../../shared/use-command.ts';
import { useText } from '../../shared/use-text.ts';
import { BrowserDownload } from './browser-download.tsx';
import { Panel } from './panel.tsx';
import { useUpdateSettings } from './use-update-settings.ts';

export interface BrowserPanelProps {
  readonly browser: SystemInfo['browser'];
  /** paths to choose from */
  readonly installed: readonly string[];
  /** what the user set; null = the one that is found */
  readonly path: string | null;
}

export function BrowserPanel({ browser, installed, path }: BrowserPanelProps) {
  const text = useText();
  const toasts = useToasts();
  const update = useUpdateSettings();
  const [typed, setTyped] = useState(path ?? '');
  const download = useCommand('system.downloadBrowser', {
    answers: 'system.info',
    onSuccess: () => toasts.done(text('settings.browser.downloaded')),
  });
  const missing = browser.source === 'missing';
  const save = (event: FormEvent) => {
    event.preventDefault();
    update({ browserPath: typed.trim() === '' ? null : typed.trim() });
  };
  return (
    <Panel title={text('settings.browser.title')}>
      <Text size="sm">{text('settings.browser.text')}</Text>
      {missing ? (
        <Alert color="yellow" title={text('settings.browser.source.missing')}>
          {text('settings.browser.missingText')}
        </Alert>
      ) : (
        <FactList
          facts={[
            { key: 'path', label: text(`settings.browser.source.${browser.source}`), value: browser.path },
          ]}
        />
      )}
      {download.isPending && <BrowserDownload />}
      <ErrorNotice error={download.error} />
      {(missing || browser.source === 'found') && (
        <Group>
          <Button
            variant={missing ? 'filled' : 'default'}
            loading={download.isPending}
            onClick={() => download.mutate({})}
          >
            {text('settings.browser.download')}
          </Button>
        </Group>
      )}
      <form onSubmit={save}>
        <Group align="flex-end">
          <Autocomplete
            flex="1 1 18rem"
            label={text('settings.browser.path')}
            description={text('settings.browser.pathHint')}
            maxLength={1000}
            spellCheck={false}
            value={typed}
            data={[...installed]}
            // All of them, whatever stands there: the point is to choose another one.
            filter={({ options }) => options}
            onChange={setTyped}
          />
          <Button type="submit" variant="default">
            {text('settings.browser.save')}
          </Button>
        </Group>
      </form>
    </Panel>
  );
}
