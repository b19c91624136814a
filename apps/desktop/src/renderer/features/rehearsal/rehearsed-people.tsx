import { Text } from '@mantine/core';
import type { RehearsedPerson } from '@mywasender/contract/models/rehearsal';
import { type Column, DataTable } from '@mywasender/ui/data-table';
import { EmptyState } from '@mywasender/ui/empty-state';
import { useFormat } from '@mywasender/ui/use-format';
import { useTransport } from '../../shared/core.tsx';
import { personName } from '../../shared/person-name.ts';
import { TableCard } from '../../shared/table-card.tsx';
import { usePages } from '../../shared/use-pages.ts';
import { useText } from '../../shared/use-text.ts';

/** Who gets which text when, in the order of time. */
export function RehearsedPeople({ campaignId }: { readonly campaignId: string }) {
  const text = useText();
  const format = useFormat();
  const transport = useTransport();
  const query = { campaignId, leftOut: false };
  const pages = usePages(['campaigns.rehearsal', query], (page) =>
    transport.call('campaigns.rehearsal', { ...query, ...page }),
  );
  const columns: readonly Column<RehearsedPerson>[] = [
    { key: 'at', header: text('rehearsal.time'), cell: ({ at }) => (at === null ? '' : format.dateTime(at)) },
    { key: 'name', header: text('rehearsal.name'), cell: personName },
    {
      key: 'text',
      header: text('rehearsal.text'),
      width: '55%',
      cell: (row) => (
        <Text size="sm" dir="auto">
          {row.text}
        </Text>
      ),
    },
  ];
  return (
    <TableCard title={text('rehearsal.people')}>
      <DataTable
        label={text('rehearsal.people')}
        columns={columns}
        {...pages.table}
        rowKey={({ id }) => id}
        rowLabel={personName}
        empty={<EmptyState title={text('rehearsal.nothing')} text={text('rehearsal.nothingText')} />}
      />
    </TableCard>
  );
}
