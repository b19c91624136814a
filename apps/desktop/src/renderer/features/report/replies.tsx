import { Card, Title } from '@mantine/core';
import { InboxTable } from '../../shared/inbox-table.tsx';
import { useText } from '../../shared/use-text.ts';

export function Replies({ campaignId }: { readonly campaignId: string }) {
  const text = useText();
  return (
    <Card component="section" aria-labelledby="replies">
      <Title order={2} id="replies" mb="md">
        {text('report.replies')}
      </Title>
      <InboxTable campaignId={campaignId} />
    </Card>
  );
}
