import { Group, Text as Label } from '@mantine/core';
import type { InboxMessage } from '@mywasender/contract/models/conversation';
import { type Column, DataTable } from '@mywasender/ui/data-table';
import { EmptyState } from '@mywasender/ui/empty-state';
import { StatusBadge } from '@mywasender/ui/status-badge';
import { useFormat } from '@mywasender/ui/use-format';
import { IconMessages } from '@tabler/icons-react';
import { useState } from 'react';
import { ContactDrawer } from './contact/contact-drawer.tsx';
import { useTransport } from './core.tsx';
import { TextLink } from './text-link.tsx';
import { usePages } from './use-pages.ts';
import { useText } from './use-text.ts';

/** What people answered, to one campaign or to all. */
export function InboxTable({ campaignId }: { readonly campaignId?: string }) {
  const text = useText();
  const format = useFormat();
  const transport = useTransport();
  const [phone, setPhone] = useState<string>();
  const query = campaignId === undefined ? {} : { campaignId };
  const pages = usePages(['inbox.list', query], (page) =>
    transport.call('inbox.list', { ...query, ...page }),
  );
  const nameOf = ({ name, phone }: InboxMessage) => (name === '' ? (phone ?? text('app.none')) : name);
  const columns: readonly Column<InboxMessage>[] = [
    { key: 'name', header: text('replies.name'), cell: nameOf },
    {
      key: 'text',
      header: text('replies.text'),
      width: '45%',
      cell: ({ text: words, optOut }) => (
        <Group gap="xs">
          <Label size="sm" dir="auto">
            {words}
          </Label>
          {optOut !== 'none' && (
            <StatusBadge
              tone={optOut === 'stop' ? 'bad' : 'warning'}
              label={text(`replies.optOut.${optOut}`)}
            />
          )}
        </Group>
      ),
    },
    { key: 'at', header: text('replies.at'), cell: ({ at }) => format.dateTime(at) },
  ];
  const campaignColumn: Column<InboxMessage> = {
    key: 'campaign',
    header: text('replies.campaign'),
    cell: ({ campaignId: id, campaignName }) =>
      id === null ? (
        text('app.none')
      ) : (
        <TextLink to="/campaigns/$campaignId" params={{ campaignId: id }} size="sm">
          {campaignName ?? id}
        </TextLink>
      ),
  };
  return (
    <>
      <DataTable
        label={text('replies.table')}
        columns={campaignId === undefined ? [...columns, campaignColumn] : columns}
        {...pages.table}
        rowKey={({ id }) => id}
        rowLabel={nameOf}
        onOpen={(message) => setPhone(message.phone ?? undefined)}
        empty={
          <EmptyState
            title={text('replies.empty')}
            text={text('replies.emptyText')}
            icon={<IconMessages />}
          />
        }
      />
      {phone !== undefined && <ContactDrawer person={{ phone }} onClose={() => setPhone(undefined)} />}
    </>
  );
}
