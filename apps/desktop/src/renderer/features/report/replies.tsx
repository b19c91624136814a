import { InboxTable } from '../../shared/inbox-table.tsx';
import { TableCard } from '../../shared/table-card.tsx';
import { useText } from '../../shared/use-text.ts';

export function Replies({ campaignId }: { readonly campaignId: string }) {
  const text = useText();
  return (
    <TableCard title={text('report.replies')}>
      <InboxTable campaignId={campaignId} />
    </TableCard>
  );
}
