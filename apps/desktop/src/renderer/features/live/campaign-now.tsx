import { Alert, Text } from '@mantine/core';
import type { Campaign } from '@mywasender/contract/models/campaign';
import { useFormat } from '@mywasender/ui/use-format';
import { useNow } from '../../shared/use-now.ts';
import { useReasonText } from '../../shared/use-reason-text.ts';
import { useText } from '../../shared/use-text.ts';
import { MediaAgain } from './media-again.tsx';

const WAITS_FOR_FILE: readonly (string | null)[] = ['media-missing', 'media-changed'];

/** What it does at this moment, or why it does nothing. */
export function CampaignNow({ campaign }: { readonly campaign: Campaign }) {
  const text = useText();
  const format = useFormat();
  const reasons = useReasonText();
  const now = useNow(10_000);
  const { status, waiting, counts, draft, pausedUntil } = campaign;
  if (status === 'paused') {
    const cooling = pausedUntil !== null && pausedUntil > now;
    return (
      <Alert color="yellow" title={text('live.pausedTitle')} role="status">
        {reasons.pause(campaign)}
        {cooling && ` ${text('live.pausedUntil', { time: format.dateTime(pausedUntil) })}`}
        {WAITS_FOR_FILE.includes(campaign.pauseReason) && <MediaAgain campaign={campaign} />}
      </Alert>
    );
  }
  if (status === 'scheduled' && draft.schedule.startAt !== null) {
    return (
      <Alert color="blue" title={text('live.scheduledTitle')} role="status">
        {text('live.scheduledText', { date: format.dateTime(draft.schedule.startAt) })}
      </Alert>
    );
  }
  if (status !== 'running') return null;
  const sentence =
    waiting !== null
      ? reasons.waiting(waiting)
      : text(counts.queued + counts.claimed > 0 ? 'live.sending' : 'live.allDone');
  return (
    <Text role="status" data-testid="now">
      {sentence}
    </Text>
  );
}
