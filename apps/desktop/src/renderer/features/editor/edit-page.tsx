import { Stack, Text } from '@mantine/core';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { LoadingLines } from '@mywasender/ui/loading';
import { PageHeader } from '@mywasender/ui/page-header';
import { useParams } from '@tanstack/react-router';
import { ButtonLink } from '../../shared/button-link.tsx';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';
import { Editor } from './editor.tsx';

/** A draft, taken up where it was left. */
export function EditPage() {
  const text = useText();
  const { campaignId } = useParams({ from: '/frame/campaigns/$campaignId/edit' });
  const { data: campaign, error, refetch } = useCommandQuery('campaigns.get', { campaignId });
  if (campaign === undefined) {
    return error === null ? <LoadingLines /> : <ErrorNotice error={error} onRetry={() => void refetch()} />;
  }
  if (campaign.status !== 'draft') {
    return (
      <Stack align="flex-start">
        <PageHeader title={campaign.name} />
        <Text>{text('editor.notDraft')}</Text>
        <ButtonLink to="/campaigns/$campaignId" params={{ campaignId }}>
          {text('campaigns.open')}
        </ButtonLink>
      </Stack>
    );
  }
  return <Editor key={campaignId} campaign={campaign} />;
}
