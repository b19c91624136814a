import type { CampaignReport } from '@mywasender/contract/models/campaign';
import { type Column, DataTable } from '@mywasender/ui/data-table';
import { useFormat } from '@mywasender/ui/use-format';
import { TableCard } from '../../shared/table-card.tsx';
import { useText } from '../../shared/use-text.ts';

type Row = CampaignReport['profiles'][number];

const STEPS = ['audience', 'sent', 'delivered', 'read', 'replied'] as const;

/** The funnel of each profile; nothing to compare with one. */
export function ProfileTable({ profiles }: { readonly profiles: readonly Row[] }) {
  const text = useText();
  const format = useFormat();
  if (profiles.length < 2) return null;
  const columns: readonly Column<Row>[] = [
    { key: 'profile', header: text('report.profile'), cell: ({ name }) => <bdi>{name}</bdi> },
    ...STEPS.map(
      (step): Column<Row> => ({
        key: step,
        header: text(`report.${step}`),
        align: 'end',
        cell: ({ funnel }) => format.number(funnel[step]),
      }),
    ),
    {
      key: 'optedOut',
      header: text('report.optedOut'),
      align: 'end',
      cell: ({ optedOut }) => format.number(optedOut),
    },
  ];
  return (
    <TableCard title={text('report.profiles')}>
      <DataTable
        label={text('report.profiles')}
        columns={columns}
        rows={profiles}
        rowKey={({ profileId }) => profileId}
        rowLabel={({ name }) => name}
      />
    </TableCard>
  );
}
