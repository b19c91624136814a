import { Alert, Button, Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { Campaign } from '@mywasender/contract/models/campaign';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { LoadingLines } from '@mywasender/ui/loading';
import { useNavigate } from '@tanstack/react-router';
import { ButtonLink } from '../../shared/button-link.tsx';
import { useCommand } from '../../shared/use-command.ts';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useNow } from '../../shared/use-now.ts';
import { useText } from '../../shared/use-text.ts';
import { AudienceSummary } from './audience-summary.tsx';
import { CheckItems } from './check-items.tsx';
import { ForecastTable } from './forecast.tsx';
import type { EditorStep } from './steps.ts';

export interface CheckStepProps {
  readonly campaign: Campaign;
  readonly onStep: (step: EditorStep) => void;
}

/** Everything that is looked at before the start, and the start. */
export function CheckStep({ campaign, onStep }: CheckStepProps) {
  const text = useText();
  const navigate = useNavigate();
  const now = useNow(10_000);
  const params = { campaignId: campaign.id };
  const { data: check, error, isFetching, refetch } = useCommandQuery('campaigns.check', params);
  const start = useCommand('campaigns.start', {
    onSuccess: () => void navigate({ to: '/campaigns/$campaignId', params, replace: true }),
  });
  if (check === undefined)
    return error === null ? <LoadingLines /> : <ErrorNotice error={error} onRetry={() => void refetch()} />;
  const { startAt } = campaign.draft.schedule;
  const later = startAt !== null && startAt > now;
  return (
    <Stack>
      <Title order={2}>{text('editor.check.title')}</Title>
      <CheckItems items={check.items} campaign={campaign} onStep={onStep} />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Card>
          <AudienceSummary
            audience={check.audience}
            atMost={campaign.draft.audience.followUp !== undefined}
          />
        </Card>
        <Card>
          <Title order={3} mb="xs">
            {text('editor.pace.forecast')}
          </Title>
          <ForecastTable
            forecast={check.forecast}
            followUp={campaign.draft.audience.followUp !== undefined}
          />
        </Card>
      </SimpleGrid>
      <Alert color={check.ready ? 'teal' : 'red'} role="status">
        {text(check.ready ? 'editor.check.ready' : 'editor.check.notReady')}
      </Alert>
      <Text size="sm" c="dimmed">
        {text(
          campaign.draft.audience.followUp === undefined ? 'editor.check.frozen' : 'editor.check.frozenLater',
        )}
      </Text>
      <ErrorNotice error={start.error} />
      <Group justify="space-between">
        <Button variant="default" onClick={() => onStep('pace')}>
          {text('app.actions.back')}
        </Button>
        <Group>
          <Button variant="default" loading={isFetching} onClick={() => void refetch()}>
            {text('editor.check.again')}
          </Button>
          <ButtonLink
            variant="default"
            to="/campaigns/$campaignId/rehearsal"
            params={params}
            disabled={!check.ready}
          >
            {text('rehearsal.start')}
          </ButtonLink>
          <Button disabled={!check.ready} loading={start.isPending} onClick={() => start.mutate(params)}>
            {text(later ? 'editor.check.schedule' : 'editor.check.start')}
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}
