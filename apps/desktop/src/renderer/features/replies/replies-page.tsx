import { PageHeader } from '@mywasender/ui/page-header';
import { InboxTable } from '../../shared/inbox-table.tsx';
import { useText } from '../../shared/use-text.ts';

export function RepliesPage() {
  const text = useText();
  return (
    <>
      <PageHeader title={text('replies.title')} description={text('replies.description')} />
      <InboxTable />
    </>
  );
}
