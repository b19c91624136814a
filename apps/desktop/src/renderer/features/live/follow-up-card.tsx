import { Card, Stack, Text, Title } from '@mantine/core';
import { RECIPIENT_STATUSES } from '@mywasender/campaigns/recipient-state';
import type { Campaign } from '@mywasender/contract/models/campaign';
import type { FollowUp, FollowUpState, WatchedPerson } from '@mywasender/contract/models/follow-up';
import { type Column, DataTable } from '@mywasender/ui/data-table';
import { EmptyState } from '@mywasender/ui/empty-state';
import { useFormat } from '@mywasender/ui/use-format';
import { useTransport } from '../../shared/core.tsx';
import { personName } from '../../shared/person-name.ts';
import { TextLink } from '../../shared/text-link.tsx';
import { usePages } from '../../shared/use-pages.ts';
import { useText } from '../../shared/use-text.ts';

const DAY = 24;

/** What a follow-up waits for: its rule, and who of the earlier campaign may still join. */
export function FollowUpCard({ campaign }: { readonly campaign: Campaign }) {
  const { followUp: state } = campaign;
  const { followUp } = campaign.draft.audience;
  if (state === undefined || followUp === undefined) return null;
  return (
    <Card component="section" aria-labelledby="follow-up">
      <Stack>
        <Rule campaign={campaign} followUp={followUp} state={state} />
        {state.watched > 0 && <Watched campaignId={campaign.id} />}
      </Stack>
    </Card>
  );
}

interface RuleProps {
  readonly campaign: Campaign;
  readonly followUp: FollowUp;
  readonly state: FollowUpState;
}

function Rule({ campaign, followUp, state }: RuleProps) {
  const text = useText();
  const format = useFormat();
  const { when, afterHours } = followUp;
  const days = afterHours > 0 && afterHours % DAY === 0;
  const after = text(days ? 'live.followUp.days' : 'live.followUp.hours', {
    count: days ? afterHours / DAY : afterHours,
  });
  return (
    <>
      <Title order={2} id="follow-up">
        {text('live.followUp.title')}
      </Title>
      <Text>
        {text(`live.followUp.rule.${when.kind}`, { after })}{' '}
        <TextLink to="/campaigns/$campaignId" params={{ campaignId: followUp.campaignId }}>
          {text('live.followUp.source', { name: state.campaignName })}
        </TextLink>
      </Text>
      <Text role="status">
        {text('live.followUp.counts', {
          joined: format.number(campaign.counts.total),
          watched: format.number(state.watched),
        })}{' '}
        {state.nextAt !== null && text('live.followUp.next', { date: format.dateTime(state.nextAt) })}
      </Text>
    </>
  );
}

function Watched({ campaignId }: { readonly campaignId: string }) {
  const text = useText();
  const format = useFormat();
  const transport = useTransport();
  const pages = usePages(['campaigns.watched', { campaignId }], (page) =>
    transport.call('campaigns.watched', { campaignId, ...page }),
  );
  const columns: readonly Column<WatchedPerson>[] = [
    { key: 'name', header: text('live.recipients.name'), cell: personName },
    { key: 'phone', header: text('live.recipients.phone'), cell: ({ phone }) => <bdi>{phone}</bdi> },
    {
      key: 'status',
      header: text('live.followUp.before'),
      cell: ({ status }) => {
        const known = RECIPIENT_STATUSES.find((one) => one === status);
        return known === undefined ? status : text(`campaigns.recipient.${known}`);
      },
    },
    {
      key: 'due',
      header: text('live.followUp.due'),
      cell: ({ dueAt }) => (dueAt === null ? text('app.none') : format.dateTime(dueAt)),
    },
  ];
  return (
    <DataTable
      label={text('live.followUp.table')}
      columns={columns}
      {...pages.table}
      rowKey={({ id }) => id}
      rowLabel={personName}
      empty={<EmptyState title={text('live.followUp.nobody')} text={text('live.followUp.nobodyText')} />}
    />
  );
}
