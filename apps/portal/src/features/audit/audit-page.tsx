import { Button, Code, Group, Stack } from '@mantine/core';
import type { AuditEntry } from '@mywasender/contract/http/admin';
import { type Column, DataTable } from '@mywasender/ui/data-table';
import { EmptyState } from '@mywasender/ui/empty-state';
import { PageHeader } from '@mywasender/ui/page-header';
import { SidePanel } from '@mywasender/ui/side-panel';
import { useFormat } from '@mywasender/ui/use-format';
import { IconBan } from '@tabler/icons-react';
import { useState } from 'react';
import { useApi, useUser } from '../../shared/api/api-context.tsx';
import { usePages } from '../../shared/api/use-pages.ts';
import { BlockDialog } from '../../shared/block-dialog.tsx';
import { ChainState } from '../../shared/chain-state.tsx';
import { Facts } from '../../shared/facts.tsx';
import { useText } from '../../shared/use-text.ts';
import { ActionFilter } from './action-filter.tsx';
import { ExportButton } from './export-button.tsx';

export interface AuditPageProps {
  readonly action: string | undefined;
  readonly onAction: (action: string | undefined) => void;
}

const targetOf = ({ targetType, targetId }: AuditEntry) =>
  [targetType, targetId?.slice(0, 8)].filter(Boolean).join(' ') || '–';

export function AuditPage({ action, onAction }: AuditPageProps) {
  const api = useApi();
  const text = useText();
  const format = useFormat();
  const [opened, setOpened] = useState<AuditEntry | null>(null);
  const filters = action === undefined ? {} : { action };
  const { first, ...pages } = usePages(['audit', action], ({ signal, ...page }) =>
    api.call('GET /v1/admin/audit', { query: { ...page, ...filters } }, { signal }),
  );
  const columns: Column<AuditEntry>[] = [
    { key: 'when', nowrap: true, header: text('admin.when'), cell: (entry) => format.dateTime(entry.at) },
    { key: 'action', header: text('admin.action'), cell: (entry) => <Code>{entry.action}</Code> },
    {
      key: 'actor',
      header: text('admin.actor'),
      cell: (entry) => entry.actor?.email ?? text('admin.nobody'),
    },
    { key: 'target', header: text('admin.target'), cell: targetOf },
    { key: 'ip', header: text('admin.ip'), cell: (entry) => entry.ip ?? '–' },
  ];
  return (
    <>
      <PageHeader
        title={text('admin.auditTitle')}
        description={text('admin.auditText')}
        actions={<ExportButton filters={filters} />}
      />
      {first !== undefined && <ChainState chain={first.chain} />}
      <Group mb="md" role="search">
        <ActionFilter action={action} onAction={onAction} />
      </Group>
      <DataTable
        {...pages}
        label={text('admin.auditTitle')}
        columns={columns}
        rowKey={(entry) => entry.id}
        rowLabel={(entry) => entry.action}
        onOpen={setOpened}
        empty={<EmptyState title={text('admin.auditEmpty')} text={text('admin.auditEmptyText')} />}
      />
      {opened !== null && <AuditDrawer entry={opened} onClose={() => setOpened(null)} />}
    </>
  );
}

function AuditDrawer({ entry, onClose }: { readonly entry: AuditEntry; readonly onClose: () => void }) {
  const text = useText();
  const format = useFormat();
  const mayBlock = useUser()?.role === 'admin';
  const [blocking, setBlocking] = useState(false);
  const target = [entry.targetType, entry.targetId].filter(Boolean).join(' ') || '–';
  return (
    <SidePanel onClose={onClose} title={text('admin.entryTitle')}>
      <Stack gap="lg">
        <Facts
          facts={[
            { label: text('admin.when'), value: format.dateTime(entry.at) },
            { label: text('admin.action'), value: <Code>{entry.action}</Code> },
            { label: text('admin.actor'), value: entry.actor?.email ?? text('admin.nobody') },
            { label: text('admin.target'), value: target },
            { label: text('admin.ip'), value: entry.ip ?? '–' },
            { label: text('admin.requestId'), value: <Code>{entry.requestId ?? '–'}</Code> },
          ]}
        />
        {mayBlock && entry.ip !== null && (
          <Group>
            <Button
              variant="default"
              leftSection={<IconBan size={16} aria-hidden />}
              onClick={() => setBlocking(true)}
            >
              {text('blocks.blockThis')}
            </Button>
          </Group>
        )}
        <section aria-label={text('admin.details')}>
          <Code block tabIndex={0}>
            {JSON.stringify(entry.details, null, 2)}
          </Code>
        </section>
      </Stack>
      {blocking && <BlockDialog address={entry.ip ?? ''} onClose={() => setBlocking(false)} />}
    </SidePanel>
  );
}
