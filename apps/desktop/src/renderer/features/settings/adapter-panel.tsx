import { Alert, Button, Group, Switch, Text } from '@mantine/core';
import type { AdapterState } from '@mywasender/contract/models/adapter';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { LoadingLines } from '@mywasender/ui/loading';
import { useFormat } from '@mywasender/ui/use-format';
import { FactList } from '../../shared/fact-list.tsx';
import { useCommand } from '../../shared/use-command.ts';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';
import { Panel } from './panel.tsx';
import { useUpdateSettings } from './use-update-settings.ts';

/** Which code goes into WhatsApp's page, and where newer code comes from. */
export function AdapterPanel() {
  const text = useText();
  const { data, error, refetch } = useCommandQuery('system.adapter', {});
  return (
    <Panel title={text('settings.adapter.title')}>
      <Text size="sm">
        {text('settings.adapter.text')}
        {data !== undefined && data.mode !== 'no-key' && ` ${text('settings.adapter.mends')}`}
      </Text>
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {data === undefined && error === null && <LoadingLines lines={2} />}
      {data !== undefined && <AdapterFacts adapter={data} />}
    </Panel>
  );
}

function AdapterFacts({ adapter }: { readonly adapter: AdapterState }) {
  const text = useText();
  const format = useFormat();
  const update = useUpdateSettings();
  const look = useCommand('system.lookForAdapter', { answers: 'system.adapter' });
  const { mode, source, version, waJsVersion, lastLook, setAside } = adapter;
  const used = text(`settings.adapter.source.${source}`, { version, waJs: waJsVersion });
  const looked =
    lastLook === null
      ? text('settings.adapter.never')
      : text('settings.adapter.looked', {
          time: format.dateTime(lastLook.at),
          outcome: text(`settings.adapter.outcome.${lastLook.outcome}`),
        });
  const facts = [{ key: 'used', label: text('settings.adapter.used'), value: used }];
  if (mode === 'no-key') {
    return (
      <>
        <FactList facts={facts} />
        <Text size="sm" c="dimmed">
          {text('settings.adapter.noKey')}
        </Text>
      </>
    );
  }
  return (
    <>
      <FactList
        facts={[...facts, { key: 'look', label: text('settings.adapter.lastLook'), value: looked }]}
      />
      {setAside !== null && (
        <Alert
          color="yellow"
          title={text('settings.adapter.setAside', {
            version: setAside.version,
            time: format.dateTime(setAside.at),
          })}
        >
          {text(`settings.adapter.fault.${setAside.why}`, { detail: setAside.detail })}
        </Alert>
      )}
      <Switch
        label={text('settings.adapter.updates')}
        description={text('settings.adapter.updatesHint')}
        checked={mode === 'on'}
        onChange={(event) => update({ adapterUpdates: event.currentTarget.checked })}
      />
      <ErrorNotice error={look.error} />
      {mode === 'on' && (
        <Group>
          <Button variant="default" loading={look.isPending} onClick={() => look.mutate({})}>
            {text('settings.adapter.look')}
          </Button>
        </Group>
      )}
    </>
  );
}
