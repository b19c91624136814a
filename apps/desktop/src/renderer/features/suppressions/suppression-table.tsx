import type { Suppression } from '@mywasender/contract/models/contact';
import { type Column, DataTable } from '@mywasender/ui/data-table';
import { EmptyState } from '@mywasender/ui/empty-state';
import { useFormat } from '@mywasender/ui/use-format';
import type { Pages } from '../../shared/use-pages.ts';
import { useText } from '../../shared/use-text.ts';

export interface SuppressionTableProps {
  readonly pages: Pages<Suppression>;
  readonly onLift: (suppression: Suppression) => void;
}

export function SuppressionTable({ pages, onLift }: SuppressionTableProps) {
  const text = useText();
  const format = useFormat();
  const numberOf = ({ phone }: Suppression) => phone ?? text('contacts.suppressionPage.hidden');
  const columns: readonly Column<Suppression>[] = [
    { key: 'phone', header: text('contacts.phone'), cell: (row) => <bdi>{numberOf(row)}</bdi> },
    {
      key: 'source',
      header: text('contacts.suppressionPage.source'),
      cell: ({ source }) => text(`contacts.suppressionPage.sources.${source}`),
    },
    { key: 'note', header: text('contacts.suppressionPage.note'), cell: ({ note }) => note },
    {
      key: 'since',
      header: text('contacts.suppressionPage.since'),
      cell: ({ createdAt }) => format.date(createdAt),
    },
  ];
  return (
    <DataTable
      label={text('contacts.suppressionPage.table')}
      columns={columns}
      {...pages.table}
      rowKey={({ id }) => id}
      rowLabel={numberOf}
      empty={
        <EmptyState
          title={text('contacts.suppressionPage.empty')}
          text={text('contacts.suppressionPage.emptyText')}
        />
      }
      actions={(row) =>
        row.source === 'stop-message'
          ? []
          : [
              {
                key: 'lift',
                label: text('contacts.suppressionPage.lift'),
                onSelect: () => onLift(row),
              },
            ]
      }
    />
  );
}
