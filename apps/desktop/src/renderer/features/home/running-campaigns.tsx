import { Card, Group, Stack, Title } from '@mantine/core';
import { EmptyState } from '@mywasender/ui/empty-state';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { LoadingLines } from '@mywasender/ui/loading';
import { Meter } from '@mywasender/ui/meter';
import { StatusBadge } from '@mywasender/ui/status-badge';
import { settledCount } from '../../shared/campaign-counts.ts';
import { CAMPAIGN_TONES } from '../../shared/status-tones.ts';
import { TextLink } from '../../shared/text-link.tsx';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';

const ACTIVE = new Set(['running', 'paused', 'scheduled']);

export function RunningCampaigns() {
  const text = useText();
  const { data, error, refetch } = useCommandQuery('campaigns.list', {});
  const running = data?.campaigns.filter(({ status }) => ACTIVE.has(status));
  return (
    <Card component="section" aria-labelledby="running-campaigns">
      <Title order={2} id="running-campaigns" mb="sm">
        {text('home.running')}
      </Title>
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {running === undefined && error === null && <LoadingLines lines={2} />}
      {running?.length === 0 && (
        <EmptyState title={text('home.noneRunning')} text={text('home.noneRunningText')} />
      )}
      <Stack>
        {running?.map(({ id, name, status, counts }) => {
          const done = settledCount(counts);
          return (
            <Stack key={id} gap={6}>
              <Group justify="space-between">
                <TextLink to="/campaigns/$campaignId" params={{ campaignId: id }} fw={600}>
                  {name}
                </TextLink>
                <StatusBadge tone={CAMPAIGN_TONES[status]} label={text(`campaigns.status.${status}`)} />
              </Group>
              <Meter
                label={text('home.left', { count: counts.total - done })}
                value={done}
                max={counts.total}
                valueText={text('campaigns.of', { done, total: counts.total })}
              />
            </Stack>
          );
        })}
      </Stack>
    </Card>
  );
}
