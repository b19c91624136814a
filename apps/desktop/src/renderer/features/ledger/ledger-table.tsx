import { Text } from '@mantine/core';
import type { LedgerEntry } from '@mywasender/contract/models/ledger';
import { type Column, DataTable } from '@mywasender/ui/data-table';
import { EmptyState } from '@mywasender/ui/empty-state';
import { useFormat } from '@mywasender/ui/use-format';
import { useNavigate } from '@tanstack/react-router';
import { LedgerWords, useLedgerFile } from '../../shared/ledger-words.tsx';
import type { Pages } from '../../shared/use-pages.ts';
import { useText } from '../../shared/use-text.ts';

/** Characters of a hash that tell people apart at a glance. */
const CODE = 8;

export function LedgerTable({ pages }: { readonly pages: Pages<LedgerEntry> }) {
  const text = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const fileOf = useLedgerFile();
  const columns: readonly Column<LedgerEntry>[] = [
    { key: 'entry', header: text('ledger.entry'), cell: ({ id }) => id },
    {
      key: 'recorded',
      header: text('ledger.recorded'),
      cell: ({ recordedAt }) => format.dateTime(recordedAt),
    },
    { key: 'what', header: text('ledger.what'), cell: ({ kind }) => text(`ledger.kinds.${kind}`) },
    { key: 'who', header: text('ledger.who'), cell: (entry) => <Who entry={entry} /> },
    { key: 'how', header: text('ledger.how'), cell: (entry) => <LedgerWords entry={entry} /> },
    { key: 'by', header: text('ledger.attestedBy'), cell: ({ attestedBy }) => attestedBy },
    { key: 'from', header: text('ledger.from'), cell: fileOf },
  ];
  return (
    <DataTable
      label={text('ledger.table')}
      columns={columns}
      {...pages.table}
      rowKey={({ id }) => id}
      rowLabel={({ id }) => `${text('ledger.entry')} ${id}`}
      empty={<EmptyState title={text('ledger.empty')} text={text('ledger.emptyText')} />}
      actions={({ phone }) =>
        phone === null
          ? []
          : [
              {
                key: 'proof',
                label: text('ledger.proof'),
                onSelect: () => void navigate({ to: '/contacts/consent/$person', params: { person: phone } }),
              },
            ]
      }
    />
  );
}

function Who({ entry: { name, phone, person } }: { readonly entry: LedgerEntry }) {
  const text = useText();
  if (person === null) return null;
  if (phone === null) return <Text size="sm">{text('ledger.hidden', { code: person.slice(0, CODE) })}</Text>;
  return (
    <Text size="sm">
      {name !== '' && (
        <>
          <bdi>{name}</bdi>
          <br />
        </>
      )}
      <bdi>{phone}</bdi>
    </Text>
  );
}
