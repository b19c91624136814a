import { Group, Text, Title } from '@mantine/core';
import type { SystemInfo } from '@mywasender/contract/models/settings';
import { CopyButton } from '@mywasender/ui/copy-button';
import { type Column, DataTable } from '@mywasender/ui/data-table';
import { FactList } from '../../shared/fact-list.tsx';
import { useText } from '../../shared/use-text.ts';
import { Panel } from './panel.tsx';

type Host = SystemInfo['hosts'][number];

/** Where data lies, who is contacted, how secrets are kept. */
export function DataPanel({ system }: { readonly system: SystemInfo }) {
  const text = useText();
  const { dataDir, secretStorage, hosts } = system;
  const columns: readonly Column<Host>[] = [
    { key: 'host', header: text('settings.data.host'), cell: ({ host }) => host },
    {
      key: 'purpose',
      header: text('settings.data.purpose'),
      cell: ({ purpose }) => text(`settings.data.purposes.${purpose}`),
    },
  ];
  const folder = (
    <Group gap="xs" wrap="nowrap">
      <span>{dataDir}</span>
      <CopyButton value={dataDir} label={text('settings.data.copyFolder')} />
    </Group>
  );
  return (
    <Panel title={text('settings.data.title')}>
      <FactList
        facts={[
          { key: 'folder', label: text('settings.data.folder'), value: folder },
          {
            key: 'secrets',
            label: text('settings.data.secrets'),
            value: text(`settings.data.secretsIn.${secretStorage}`),
          },
        ]}
      />
      <Text size="sm" c="dimmed">
        {text('settings.data.folderHint')}
      </Text>
      <Title order={3}>{text('settings.data.hosts')}</Title>
      <Text size="sm">{text('settings.data.hostsText')}</Text>
      <DataTable
        label={text('settings.data.hosts')}
        columns={columns}
        rows={hosts}
        rowKey={({ host, purpose }) => `${host} ${purpose}`}
        rowLabel={({ host }) => host}
      />
    </Panel>
  );
}
