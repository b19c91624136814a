import { Group, Select, Stack, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { Recipient, RecipientStatus } from '@mywasender/contract/models/campaign';
import { type Column, DataTable } from '@mywasender/ui/data-table';
import { EmptyState } from '@mywasender/ui/empty-state';
import { StatusBadge } from '@mywasender/ui/status-badge';
import { useFormat } from '@mywasender/ui/use-format';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { COUNT_ORDER } from '../../shared/campaign-counts.ts';
import { ContactDrawer } from '../../shared/contact/contact-drawer.tsx';
import { useTransport } from '../../shared/core.tsx';
import { personName } from '../../shared/person-name.ts';
import { RECIPIENT_TONES } from '../../shared/status-tones.ts';
import { usePages } from '../../shared/use-pages.ts';
import { useReasonText } from '../../shared/use-reason-text.ts';
import { useText } from '../../shared/use-text.ts';
import { PersonDrawer } from './person-drawer.tsx';

const ALL = 'all';
/** Everybody in the campaign and what became of them. */
export function Recipients({ campaignId }: { readonly campaignId: string }) {
  const text = useText();
  const format = useFormat();
  const transport = useTransport();
  const reasons = useReasonText();
  const [status, setStatus] = useState<RecipientStatus>();
  const [search, setSearch] = useState('');
  const [wanted] = useDebouncedValue(search.trim(), 200);
  const [person, setPerson] = useState<string>();
  const [contact, setContact] = useState<string>();
  const query = {
    campaignId,
    ...(status === undefined ? {} : { status }),
    ...(wanted === '' ? {} : { search: wanted }),
  };
  const pages = usePages(['campaigns.recipients', query], (page) =>
    transport.call('campaigns.recipients', { ...query, ...page }),
  );
  const columns: readonly Column<Recipient>[] = [
    { key: 'name', header: text('live.recipients.name'), cell: personName },
    { key: 'phone', header: text('live.recipients.phone'), cell: ({ phone }) => <bdi>{phone}</bdi> },
    {
      key: 'status',
      header: text('live.recipients.status'),
      cell: (row) => (
        <StatusBadge tone={RECIPIENT_TONES[row.status]} label={text(`campaigns.recipient.${row.status}`)} />
      ),
    },
    {
      key: 'reason',
      header: text('live.recipients.reason'),
      width: '32%',
      cell: (row) => <Text size="sm">{reasons.recipient(row)}</Text>,
    },
    {
      key: 'updated',
      header: text('live.recipients.updated'),
      cell: ({ updatedAt }) => format.dateTime(updatedAt),
    },
  ];
  const statuses = COUNT_ORDER.map((value) => ({ value, label: text(`campaigns.recipient.${value}`) }));
  return (
    <Stack component="section" aria-labelledby="people">
      <Title order={2} id="people">
        {text('live.recipients.title')}
      </Title>
      <Group align="flex-end">
        <TextInput
          flex="1 1 14rem"
          type="search"
          label={text('live.recipients.search')}
          placeholder={text('live.recipients.searchHint')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <Select
          flex="1 1 12rem"
          label={text('live.recipients.status')}
          data={[{ value: ALL, label: text('live.recipients.all') }, ...statuses]}
          allowDeselect={false}
          value={status ?? ALL}
          onChange={(value) => setStatus(COUNT_ORDER.find((known) => known === value))}
        />
      </Group>
      <DataTable
        label={text('live.recipients.table')}
        columns={columns}
        {...pages.table}
        rowKey={({ id }) => id}
        rowLabel={personName}
        onOpen={({ id }) => setPerson(id)}
        empty={<EmptyState title={text('live.recipients.empty')} text={text('live.recipients.emptyText')} />}
      />
      <PersonDrawer
        recipientId={person}
        onClose={() => setPerson(undefined)}
        onContact={(contactId) => {
          setPerson(undefined);
          setContact(contactId);
        }}
      />
      {contact !== undefined && (
        <ContactDrawer person={{ contactId: contact }} onClose={() => setContact(undefined)} />
      )}
    </Stack>
  );
}
