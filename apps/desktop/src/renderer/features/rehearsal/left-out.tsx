import { Text } from '@mantine/core';
import type { RehearsalSummary } from '@mywasender/contract/models/rehearsal';
import { NumbersTable } from '@mywasender/ui/numbers-table';
import { useFormat } from '@mywasender/ui/use-format';
import { TableCard } from '../../shared/table-card.tsx';
import { useReasonText } from '../../shared/use-reason-text.ts';
import { useText } from '../../shared/use-text.ts';

/** Who gets no message, by reason. */
export function LeftOut({ summary }: { readonly summary: RehearsalSummary }) {
  const text = useText();
  const format = useFormat();
  const reasons = useReasonText();
  const title = text('rehearsal.leftOutTitle');
  const sentence = (reason: string) =>
    reason === 'queued' ? text('rehearsal.noTurn') : reasons.recipient({ status: 'skipped', reason });
  return (
    <TableCard title={title}>
      {summary.leftOut.length === 0 ? (
        <Text size="sm">{text('rehearsal.nobodyLeftOut')}</Text>
      ) : (
        <NumbersTable
          label={title}
          headers={[text('report.reason'), text('report.people')]}
          rows={summary.leftOut.map(({ reason, people }) => ({
            key: reason,
            cells: [sentence(reason), format.number(people)],
          }))}
        />
      )}
    </TableCard>
  );
}
