import { Button, Group, Text } from '@mantine/core';
import type { Campaign, CampaignShare } from '@mywasender/contract/models/campaign';
import { type Column, DataTable } from '@mywasender/ui/data-table';
import { StatusBadge, type StatusTone } from '@mywasender/ui/status-badge';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useFormat } from '@mywasender/ui/use-format';
import { settledCount } from '../../shared/campaign-counts.ts';
import { TableCard } from '../../shared/table-card.tsx';
import { useCommand } from '../../shared/use-command.ts';
import { useNow } from '../../shared/use-now.ts';
import { useReasonText } from '../../shared/use-reason-text.ts';
import { useText } from '../../shared/use-text.ts';
import { hasOpen, type ShareStatus as Status, shareStatus } from './share-status.ts';

/** What each profile of a campaign does, or why it does nothing. With one profile the campaign says it already. */
export function CampaignShares({ campaign }: { readonly campaign: Campaign }) {
  const text = useText();
  const format = useFormat();
  if (campaign.shares.length < 2 || campaign.status === 'draft') return null;
  const columns: readonly Column<CampaignShare>[] = [
    { key: 'profile', header: text('live.shares.profile'), cell: ({ name }) => <bdi>{name}</bdi> },
    {
      key: 'status',
      header: text('live.shares.status'),
      cell: (share) => <ShareStatus campaign={campaign} share={share} />,
    },
    {
      key: 'done',
      header: text('live.shares.done'),
      align: 'end',
      nowrap: true,
      cell: ({ counts }) =>
        text('live.shares.of', {
          done: format.number(settledCount(counts)),
          total: format.number(counts.total),
        }),
    },
    {
      key: 'now',
      header: text('live.shares.now'),
      cell: (share) => <ShareNow campaign={campaign} share={share} />,
    },
    {
      key: 'end',
      header: text('live.shares.end'),
      cell: ({ finishEstimate }) => (finishEstimate === null ? '' : format.dateTime(finishEstimate)),
    },
  ];
  return (
    <TableCard title={text('live.shares.title')}>
      <DataTable
        label={text('live.shares.title')}
        columns={columns}
        rows={campaign.shares}
        rowKey={({ profileId }) => profileId}
        rowLabel={({ name }) => name}
      />
    </TableCard>
  );
}

interface ShareProps {
  readonly campaign: Campaign;
  readonly share: CampaignShare;
}

const TONES: Partial<Record<Status, StatusTone>> = { paused: 'warning', waits: 'warning', running: 'good' };

function ShareStatus({ campaign, share }: ShareProps) {
  const text = useText();
  const status = shareStatus(campaign, share);
  const label =
    status === 'finished' || status === 'nobody-yet' || status === 'waits'
      ? text(`live.shares.${status}`)
      : text(`campaigns.status.${status}`);
  return <StatusBadge tone={TONES[status] ?? 'neutral'} label={label} />;
}

function ShareNow({ campaign, share }: ShareProps) {
  const text = useText();
  const format = useFormat();
  const reasons = useReasonText();
  const toasts = useToasts();
  const now = useNow(10_000);
  const resume = useCommand('campaigns.resume', {
    onSuccess: () => toasts.done(text('live.resumed', { name: share.name })),
    onError: toasts.failed,
  });
  const { pauseReason, pausedUntil, waiting } = share;
  if (pauseReason === null) {
    if (waiting !== null) return reasons.waiting(waiting);
    return campaign.status === 'running' && hasOpen(share) ? text('live.sending') : '';
  }
  const cooling = pausedUntil !== null && pausedUntil > now;
  return (
    <Group gap="sm">
      <Text size="sm">
        {reasons.pause(share)}
        {cooling && ` ${text('live.pausedUntil', { time: format.dateTime(pausedUntil) })}`}
      </Text>
      <Button
        size="xs"
        variant="default"
        loading={resume.isPending}
        aria-label={text('live.shares.resume', { name: share.name })}
        onClick={() => resume.mutate({ campaignId: campaign.id, profileId: share.profileId })}
      >
        {text('live.resume')}
      </Button>
    </Group>
  );
}
