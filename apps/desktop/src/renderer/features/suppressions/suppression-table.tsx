import type { Suppression } from '@mywasender/contract/models/contact';
import { type Column, DataTable } from '@mywasender/ui/data-table';
import { EmptyState } from '@mywasender/ui/empty-state';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useFormat } from '@mywasender/ui/use-format';
import { useCommand } from '../../shared/use-command.ts';
import type { Pages } from '../../shared/use-pages.ts';
import { useText } from '../../shared/use-text.ts';

export function SuppressionTable({ pages }: { readonly pages: Pages<Suppression> }) {
  const text = useText();
  const format = useFormat();
  const toasts = useToasts();
  const remove = useCommand('suppressions.remove', {
    alsoChanges: ['contacts', 'campaigns'],
    onError: toasts.failed,
  });
  const numberOf = ({ phone }: Suppression) => phone ?? text('contacts.suppressionPage.hidden');
  const takeBack = (suppression: Suppression) =>
    remove.mutate(
      { id: suppression.id },
      {
        onSuccess: () =>
          toasts.done(text('contacts.suppressionPage.removed', { phone: numberOf(suppression) })),
      },
    );
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
      rows={pages.rows}
      rowKey={({ id }) => id}
      rowLabel={numberOf}
      error={pages.error}
      onRetry={pages.retry}
      hasMore={pages.hasMore}
      loadingMore={pages.loadingMore}
      onLoadMore={pages.loadMore}
      empty={
        <EmptyState
          title={text('contacts.suppressionPage.empty')}
          text={text('contacts.suppressionPage.emptyText')}
        />
      }
      actions={(row) =>
        row.source === 'manual'
          ? [
              {
                key: 'remove',
                label: text('contacts.suppressionPage.remove'),
                danger: true,
                onSelect: () => takeBack(row),
              },
            ]
          : []
      }
    />
  );
}
