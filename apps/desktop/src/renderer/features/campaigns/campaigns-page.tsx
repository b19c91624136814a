import { Group, Text } from '@mantine/core';
import type { Campaign } from '@mywasender/contract/models/campaign';
import { type Column, DataTable } from '@mywasender/ui/data-table';
import { EmptyState } from '@mywasender/ui/empty-state';
import { PageHeader } from '@mywasender/ui/page-header';
import { StatusBadge } from '@mywasender/ui/status-badge';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useFormat } from '@mywasender/ui/use-format';
import { IconSend } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ButtonLink } from '../../shared/button-link.tsx';
import { settledCount } from '../../shared/campaign-counts.ts';
import { ConfirmDialog } from '../../shared/confirm-dialog.tsx';
import { CountsBar } from '../../shared/counts-bar.tsx';
import { CAMPAIGN_TONES } from '../../shared/status-tones.ts';
import { useCommand } from '../../shared/use-command.ts';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';

export function CampaignsPage() {
  const text = useText();
  const format = useFormat();
  const toasts = useToasts();
  const navigate = useNavigate();
  const { data, error, refetch } = useCommandQuery('campaigns.list', {});
  const [removing, setRemoving] = useState<Campaign>();
  const remove = useCommand('campaigns.remove', {
    onSuccess: () => {
      setRemoving(undefined);
      toasts.done(text('campaigns.removed'));
    },
  });
  const open = ({ id, status }: Campaign) =>
    void navigate({
      to: status === 'draft' ? '/campaigns/$campaignId/edit' : '/campaigns/$campaignId',
      params: { campaignId: id },
    });
  const openReport = ({ id }: Campaign) =>
    void navigate({ to: '/campaigns/$campaignId/report', params: { campaignId: id } });

  const columns: readonly Column<Campaign>[] = [
    { key: 'name', header: text('campaigns.name'), cell: (campaign) => <NameOf campaign={campaign} /> },
    {
      key: 'state',
      header: text('campaigns.state'),
      cell: ({ status }) => (
        <StatusBadge tone={CAMPAIGN_TONES[status]} label={text(`campaigns.status.${status}`)} />
      ),
    },
    {
      key: 'progress',
      header: text('campaigns.progress'),
      width: '35%',
      cell: ({ counts, status }) =>
        status === 'draft' ? (
          text('app.none')
        ) : (
          <Group gap="sm" wrap="nowrap">
            <CountsBar counts={counts} />
            <Text size="sm" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
              {text('campaigns.of', {
                done: format.number(settledCount(counts)),
                total: format.number(counts.total),
              })}
            </Text>
          </Group>
        ),
    },
    {
      key: 'created',
      header: text('campaigns.created'),
      cell: ({ createdAt }) => format.date(createdAt),
    },
  ];
  return (
    <>
      <PageHeader
        title={text('campaigns.title')}
        description={text('campaigns.description')}
        actions={<ButtonLink to="/campaigns/new">{text('campaigns.new')}</ButtonLink>}
      />
      <DataTable
        label={text('campaigns.table')}
        columns={columns}
        rows={data?.campaigns}
        rowKey={({ id }) => id}
        rowLabel={({ name }) => name}
        onOpen={open}
        error={data === undefined ? error : null}
        onRetry={() => void refetch()}
        empty={
          <EmptyState
            title={text('campaigns.empty')}
            text={text('campaigns.emptyText')}
            icon={<IconSend />}
            action={<ButtonLink to="/campaigns/new">{text('campaigns.new')}</ButtonLink>}
          />
        }
        actions={(campaign) =>
          campaign.status === 'draft'
            ? [
                { key: 'edit', label: text('campaigns.edit'), onSelect: () => open(campaign) },
                {
                  key: 'remove',
                  label: text('campaigns.removeDraft'),
                  danger: true,
                  onSelect: () => setRemoving(campaign),
                },
              ]
            : [
                { key: 'open', label: text('campaigns.open'), onSelect: () => open(campaign) },
                { key: 'report', label: text('campaigns.report'), onSelect: () => openReport(campaign) },
              ]
        }
      />
      <ConfirmDialog
        opened={removing !== undefined}
        title={text('campaigns.removeTitle', { name: removing?.name ?? '' })}
        confirm={text('campaigns.removeConfirm')}
        pending={remove.isPending}
        error={remove.error}
        onConfirm={() => removing !== undefined && remove.mutate({ campaignId: removing.id })}
        onClose={() => setRemoving(undefined)}
      >
        {text('campaigns.removeText')}
      </ConfirmDialog>
    </>
  );
}

function NameOf({ campaign: { name, followUp, series } }: { readonly campaign: Campaign }) {
  const text = useText();
  return (
    <>
      {name}
      {followUp !== undefined && (
        <Text size="xs" c="dimmed">
          {text('campaigns.follows', { name: followUp.campaignName })}
        </Text>
      )}
      {series !== undefined && (
        <Text size="xs" c="dimmed">
          {text('campaigns.run', { run: series.run, runs: series.runs })}
        </Text>
      )}
    </>
  );
}
