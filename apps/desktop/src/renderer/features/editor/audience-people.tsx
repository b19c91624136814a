import { SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { Audience, AudienceMeasure, AudiencePerson } from '@mywasender/contract/models/campaign';
import { type Column, DataTable } from '@mywasender/ui/data-table';
import { EmptyState } from '@mywasender/ui/empty-state';
import { SidePanel } from '@mywasender/ui/side-panel';
import { useFormat } from '@mywasender/ui/use-format';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTransport } from '../../shared/core.tsx';
import { personName } from '../../shared/person-name.ts';
import { useCodeText } from '../../shared/use-code-text.ts';
import { usePages } from '../../shared/use-pages.ts';
import { useText } from '../../shared/use-text.ts';

export interface AudiencePeopleProps {
  readonly audience: Audience;
  readonly measure: AudienceMeasure;
  readonly onClose: () => void;
}

/** Who gets the message, and who is left out and why. */
export function AudiencePeople({ audience, measure, onClose }: AudiencePeopleProps) {
  const text = useText();
  const codeText = useCodeText();
  const format = useFormat();
  const transport = useTransport();
  const [leftOut, setLeftOut] = useState(measure.willReceive === 0);
  const [search, setSearch] = useState('');
  const [wanted] = useDebouncedValue(search.trim(), 200);
  const query = { audience, leftOut, ...(wanted === '' ? {} : { search: wanted }) };
  const pages = usePages(['campaigns.audience', query], (page) =>
    transport.call('campaigns.audience', { ...query, ...page }),
  );
  const columns: readonly Column<AudiencePerson>[] = [
    { key: 'name', header: text('contacts.name'), cell: (person) => <bdi>{personName(person)}</bdi> },
    {
      key: 'phone',
      header: text('contacts.phone'),
      nowrap: true,
      cell: ({ phone }) => <bdi>{phone}</bdi>,
    },
  ];
  const why: Column<AudiencePerson> = {
    key: 'why',
    header: text('live.recipients.reason'),
    cell: ({ reason }) => <Text size="sm">{reason === null ? '' : codeText('codes.skip', reason)}</Text>,
  };
  const out = measure.total - measure.willReceive;
  return (
    <SidePanel title={text('editor.audience.people')} onClose={onClose}>
      <Stack>
        <SegmentedControl
          aria-label={text('editor.audience.people')}
          data={[
            {
              value: 'in',
              label: text('editor.audience.peopleIn', { count: format.number(measure.willReceive) }),
            },
            { value: 'out', label: text('editor.audience.peopleOut', { count: format.number(out) }) },
          ]}
          value={leftOut ? 'out' : 'in'}
          onChange={(value) => setLeftOut(value === 'out')}
        />
        <TextInput
          type="search"
          label={text('contacts.search')}
          placeholder={text('contacts.searchHint')}
          maxLength={100}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <Text size="sm" c="dimmed" role="status">
          {pages.total === undefined ? '' : text('contacts.total', { count: pages.total })}
        </Text>
        <DataTable
          label={text('editor.audience.people')}
          columns={leftOut ? [...columns, why] : columns}
          {...pages.table}
          rowKey={({ id }) => id}
          rowLabel={personName}
          empty={<EmptyState title={text('contacts.nothingFound')} />}
        />
      </Stack>
    </SidePanel>
  );
}
