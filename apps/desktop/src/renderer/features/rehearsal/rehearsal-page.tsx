import '@mantine/charts/styles.css';
import { Alert, SimpleGrid, Stack } from '@mantine/core';
import type { RehearsalSummary } from '@mywasender/contract/models/rehearsal';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { PageHeader } from '@mywasender/ui/page-header';
import { StatTile } from '@mywasender/ui/stat-tile';
import { useFormat } from '@mywasender/ui/use-format';
import { useParams } from '@tanstack/react-router';
import { TextLink } from '../../shared/text-link.tsx';
import { useCommand } from '../../shared/use-command.ts';
import { useReasonText } from '../../shared/use-reason-text.ts';
import { useText } from '../../shared/use-text.ts';
import { LeftOut } from './left-out.tsx';
import { RehearsalRunning } from './rehearsal-running.tsx';
import { RehearsalStart } from './rehearsal-start.tsx';
import { RehearsalTimes } from './rehearsal-times.tsx';
import { RehearsedPeople } from './rehearsed-people.tsx';
import { SaveRehearsal } from './save-rehearsal.tsx';

/** A draft played to its end in virtual time, before anything is sent. */
export function RehearsalPage() {
  const { campaignId } = useParams({ from: '/frame/campaigns/$campaignId/rehearsal' });
  const text = useText();
  const rehearse = useCommand('campaigns.rehearse');
  const start = () => rehearse.mutate({ campaignId });
  return (
    <>
      <TextLink to="/campaigns/$campaignId/edit" params={{ campaignId }} search={{ step: 'check' }} size="sm">
        {text('rehearsal.back')}
      </TextLink>
      <PageHeader
        title={text('rehearsal.title')}
        description={text('rehearsal.about')}
        actions={rehearse.data === undefined ? undefined : <SaveRehearsal campaignId={campaignId} />}
      />
      <Stack gap="xl">
        <ErrorNotice error={rehearse.error} />
        {rehearse.isPending && <RehearsalRunning campaignId={campaignId} />}
        {!rehearse.isPending && rehearse.data === undefined && <RehearsalStart onStart={start} />}
        {rehearse.data !== undefined && <Result summary={rehearse.data} />}
      </Stack>
    </>
  );
}

function Result({ summary }: { readonly summary: RehearsalSummary }) {
  const text = useText();
  const reasons = useReasonText();
  const format = useFormat();
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 3 }} role="status">
        <StatTile label={text('rehearsal.messages')} value={format.number(summary.messages)} />
        <StatTile
          label={text('rehearsal.leftOut')}
          value={format.number(summary.people - summary.messages)}
        />
        <StatTile
          label={text(`rehearsal.outcome.${summary.outcome}`)}
          value={format.dateTime(summary.endsAt)}
        />
      </SimpleGrid>
      {summary.pauseReason !== null && (
        <Alert color="orange">{reasons.pause({ pauseReason: summary.pauseReason })}</Alert>
      )}
      {summary.waitReason !== null && (
        <Alert color="orange">{reasons.waiting({ reason: summary.waitReason, until: null })}</Alert>
      )}
      <RehearsalTimes summary={summary} />
      <LeftOut summary={summary} />
      <RehearsedPeople campaignId={summary.campaignId} />
    </>
  );
}
