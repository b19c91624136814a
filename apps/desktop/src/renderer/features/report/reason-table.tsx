import { Text } from '@mantine/core';
import type { CampaignReport } from '@mywasender/contract/models/campaign';
import { type Column, DataTable } from '@mywasender/ui/data-table';
import { StatusBadge } from '@mywasender/ui/status-badge';
import { useFormat } from '@mywasender/ui/use-format';
import { RECIPIENT_TONES } from '../../shared/status-tones.ts';
import { TableCard } from '../../shared/table-card.tsx';
import { useReasonText } from '../../shared/use-reason-text.ts';
import { useText } from '../../shared/use-text.ts';

type Reason = CampaignReport['reasons'][number];

/** Why people got no message, most frequent first. */
export function ReasonTable({ reasons }: { readonly reasons: readonly Reason[] }) {
  const text = useText();
  const format = useFormat();
  const reasonText = useReasonText();
  const columns: readonly Column<Reason>[] = [
    { key: 'reason', header: text('report.reason'), cell: (row) => reasonText.recipient(row) },
    {
      key: 'status',
      header: text('report.status'),
      cell: ({ status }) => (
        <StatusBadge tone={RECIPIENT_TONES[status]} label={text(`campaigns.recipient.${status}`)} />
      ),
    },
    {
      key: 'people',
      header: text('report.people'),
      align: 'end',
      cell: ({ people }) => format.number(people),
    },
  ];
  return (
    <TableCard title={text('report.reasons')}>
      {reasons.length === 0 ? (
        <Text size="sm" c="dimmed">
          {text('report.noReasons')}
        </Text>
      ) : (
        <DataTable
          label={text('report.reasons')}
          columns={columns}
          rows={[...reasons].sort((a, b) => b.people - a.people)}
          rowKey={({ status, reason }) => `${status}:${reason}`}
          rowLabel={(row) => reasonText.recipient(row)}
        />
      )}
    </TableCard>
  );
}
