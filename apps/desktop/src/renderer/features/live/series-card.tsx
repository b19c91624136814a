import { Alert, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import type { Campaign } from '@mywasender/contract/models/campaign';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useFormat } from '@mywasender/ui/use-format';
import { useCommand } from '../../shared/use-command.ts';
import { useText } from '../../shared/use-text.ts';

/** Which run of several this is, when the next one comes, and how to leave it out or end it all. */
export function SeriesCard({ campaign }: { readonly campaign: Campaign }) {
  const text = useText();
  const format = useFormat();
  const toasts = useToasts();
  const { series } = campaign;
  const unskip = useCommand('campaigns.unskipRun');
  const again = useCommand('campaigns.repeatAgain');
  const skip = useCommand('campaigns.skipRun', { onError: toasts.failed });
  const stop = useCommand('campaigns.stopRepeating', {
    onSuccess: (_, { campaignId }) =>
      toasts.undo(text('live.series.stopped'), () => again.mutateAsync({ campaignId })),
    onError: toasts.failed,
  });
  if (series === undefined) return null;
  const campaignId = campaign.id;
  // As shown at the click: the answer brings the run after.
  const leaveOut = (run: number) => {
    const onUndo = () => unskip.mutateAsync({ campaignId, run });
    const onSuccess = () => toasts.undo(text('live.series.skipped', { run }), onUndo);
    skip.mutate({ campaignId }, { onSuccess });
  };
  const { run, runs, next, problem, goneLists = [] } = series;
  return (
    <Card component="section" aria-labelledby="series">
      <Stack>
        <Title order={2} id="series">
          {text('live.series.title', { run, runs })}
        </Title>
        <Text role="status">
          {next === null
            ? text('live.series.over')
            : text('live.series.next', { run: next.run, date: format.dateTime(next.at) })}
        </Text>
        {problem !== null && (
          <Alert color="yellow" title={text('live.series.problem')}>
            {goneLists.length === 0
              ? text('live.series.problemText')
              : text('live.series.goneLists', { count: goneLists.length, names: format.list(goneLists) })}
          </Alert>
        )}
        {next !== null && (
          <Group>
            <Button variant="default" loading={skip.isPending} onClick={() => leaveOut(next.run)}>
              {text('live.series.skip')}
            </Button>
            <Button
              color="red"
              variant="light"
              loading={stop.isPending}
              onClick={() => stop.mutate({ campaignId })}
            >
              {text('live.series.stop')}
            </Button>
          </Group>
        )}
      </Stack>
    </Card>
  );
}
