import type { LedgerEntry } from '@mywasender/contract/http/admin';
import { type Column, DataTable } from '@mywasender/ui/data-table';
import { EmptyState } from '@mywasender/ui/empty-state';
import { useFormat } from '@mywasender/ui/use-format';
import type { Pages } from './api/use-pages.ts';
import { useText } from './use-text.ts';

/** Quota changes, newest first. */
export function LedgerTable({ pages }: { readonly pages: Pages<LedgerEntry> }) {
  const text = useText();
  const format = useFormat();
  const signed = (amount: number) => (amount > 0 ? `+${format.number(amount)}` : format.number(amount));
  const columns: Column<LedgerEntry>[] = [
    {
      key: 'when',
      nowrap: true,
      header: text('licenses.when'),
      cell: (entry) => format.dateTime(entry.createdAt),
    },
    { key: 'kind', header: text('licenses.kind'), cell: (entry) => text(`licenses.kinds.${entry.kind}`) },
    { key: 'reason', header: text('licenses.reason'), cell: (entry) => entry.reason ?? '–' },
    { key: 'change', header: text('licenses.change'), align: 'end', cell: (entry) => signed(entry.amount) },
    {
      key: 'balance',
      header: text('licenses.balanceAfter'),
      align: 'end',
      cell: (entry) => format.number(entry.balanceAfter),
    },
  ];
  return (
    <DataTable
      {...pages}
      label={text('licenses.ledger')}
      columns={columns}
      rowKey={(entry) => entry.id}
      rowLabel={(entry) => format.dateTime(entry.createdAt)}
      empty={<EmptyState title={text('licenses.ledgerEmpty')} text={text('licenses.ledgerEmptyText')} />}
    />
  );
}
