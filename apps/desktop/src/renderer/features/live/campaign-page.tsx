import { Card, Group, Stack } from '@mantine/core';
import type { Campaign } from '@mywasender/contract/models/campaign';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { LoadingLines } from '@mywasender/ui/loading';
import { PageHeader } from '@mywasender/ui/page-header';
import { StatusBadge } from '@mywasender/ui/status-badge';
import { useParams } from '@tanstack/react-router';
import { ButtonLink } from '../../shared/button-link.tsx';
import { FollowUpButton } from '../../shared/follow-up-button.tsx';
import { CAMPAIGN_TONES } from '../../shared/status-tones.ts';
import { TextLink } from '../../shared/text-link.tsx';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';
import { CampaignControls } from './campaign-controls.tsx';
import { CampaignNow } from './campaign-now.tsx';
import { CampaignProgress } from './campaign-progress.tsx';
import { CampaignShares } from './campaign-shares.tsx';
import { FollowUpCard } from './follow-up-card.tsx';
import { Recipients } from './recipients.tsx';
import { SeriesCard } from './series-card.tsx';
import { UncertainNotice } from './uncertain-notice.tsx';
import { VariantTest } from './variant-test.tsx';

/** Time left and reasons to wait change without an event; asked for again this often, in milliseconds. */
const EVERY_MS = 5000;

/** A started campaign: how far it is, why it waits, and every person in it. */
export function CampaignPage() {
  const { campaignId } = useParams({ from: '/frame/campaigns/$campaignId' });
  const { data, error, refetch } = useCommandQuery('campaigns.get', { campaignId }, { every: EVERY_MS });
  if (data === undefined) {
    return error === null ? <LoadingLines /> : <ErrorNotice error={error} onRetry={() => void refetch()} />;
  }
  return <CampaignView key={campaignId} campaign={data} />;
}

function CampaignView({ campaign }: { readonly campaign: Campaign }) {
  const text = useText();
  const { id: campaignId, name, status } = campaign;
  return (
    <>
      <TextLink to="/campaigns" size="sm">
        {text('live.back')}
      </TextLink>
      <PageHeader
        title={name}
        description={<StatusBadge tone={CAMPAIGN_TONES[status]} label={text(`campaigns.status.${status}`)} />}
        actions={
          <Group gap="sm">
            {status === 'draft' ? (
              <ButtonLink to="/campaigns/$campaignId/edit" params={{ campaignId }}>
                {text('live.edit')}
              </ButtonLink>
            ) : (
              <ButtonLink to="/campaigns/$campaignId/report" params={{ campaignId }} variant="default">
                {text('live.report')}
              </ButtonLink>
            )}
            {status !== 'draft' && <FollowUpButton campaign={campaign} />}
            <CampaignControls campaign={campaign} />
          </Group>
        }
      />
      <Stack>
        <UncertainNotice campaign={campaign} />
        <Card>
          <Stack>
            <CampaignNow campaign={campaign} />
            <CampaignProgress campaign={campaign} />
          </Stack>
        </Card>
        <CampaignShares campaign={campaign} />
        {status !== 'draft' && <SeriesCard campaign={campaign} />}
        {status !== 'draft' && <FollowUpCard campaign={campaign} />}
        {status !== 'draft' && campaign.draft.message.variants !== undefined && (
          <VariantTest campaign={campaign} />
        )}
        {status !== 'draft' && <Recipients campaignId={campaignId} />}
      </Stack>
    </>
  );
}
