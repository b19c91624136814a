import { ColorSwatch, Group, Stack, Text } from '@mantine/core';
import type { Campaign } from '@mywasender/contract/models/campaign';
import { useFormat } from '@mywasender/ui/use-format';
import { COUNT_COLORS, COUNT_ORDER, settledCount } from '../../shared/campaign-counts.ts';
import { CountsBar } from '../../shared/counts-bar.tsx';
import { useNow } from '../../shared/use-now.ts';
import { useText } from '../../shared/use-text.ts';

/** Counts as one bar with its legend, and when it will be done. */
export function CampaignProgress({ campaign }: { readonly campaign: Campaign }) {
  const text = useText();
  const format = useFormat();
  const { counts } = campaign;
  const shown = COUNT_ORDER.filter((status) => counts[status] > 0);
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Text fw={600}>
          {text('live.progressText', {
            done: format.number(settledCount(counts)),
            total: format.number(counts.total),
          })}
        </Text>
        <TimeLeft campaign={campaign} />
      </Group>
      <CountsBar counts={counts} size="xl" />
      <Group component="ul" gap="lg" m={0} p={0} aria-label={text('live.progress')}>
        {shown.map((status) => (
          <Group key={status} component="li" gap={6} wrap="nowrap" data-count={status}>
            <ColorSwatch
              size={14}
              color={mantineColor(COUNT_COLORS[status])}
              withShadow={false}
              aria-hidden
            />
            <Text size="sm" span>
              {text(`campaigns.recipient.${status}`)}: <strong>{format.number(counts[status])}</strong>
            </Text>
          </Group>
        ))}
      </Group>
    </Stack>
  );
}

/** `teal.6` as the CSS variable of that shade. */
const mantineColor = (name: string) => `var(--mantine-color-${name.replace('.', '-')})`;

function TimeLeft({ campaign }: { readonly campaign: Campaign }) {
  const text = useText();
  const format = useFormat();
  const now = useNow(10_000);
  const { finishedAt, finishEstimate, status } = campaign;
  if (finishedAt !== null)
    return <Text size="sm">{text('live.finishedAt', { date: format.dateTime(finishedAt) })}</Text>;
  if (finishEstimate === null)
    return status === 'paused' ? (
      <Text size="sm" c="dimmed">
        {text('live.noEstimate')}
      </Text>
    ) : null;
  return (
    <Text size="sm">
      {format.timeLeft(finishEstimate - now)} ·{' '}
      {text('live.finish', { date: format.dateTime(finishEstimate) })}
    </Text>
  );
}
