import '@mantine/charts/styles.css';
import '../../shared/print.css';
import { SimpleGrid, Stack, Text } from '@mantine/core';
import type { CampaignReport } from '@mywasender/contract/models/campaign';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { LoadingLines } from '@mywasender/ui/loading';
import { PageHeader } from '@mywasender/ui/page-header';
import { StatTile } from '@mywasender/ui/stat-tile';
import { useFormat } from '@mywasender/ui/use-format';
import { useParams } from '@tanstack/react-router';
import { TextLink } from '../../shared/text-link.tsx';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { usePrintInLight } from '../../shared/use-print-in-light.ts';
import { useText } from '../../shared/use-text.ts';
import { VariantResult } from '../../shared/variant-result.tsx';
import { Funnel } from './funnel.tsx';
import { LanguageTable } from './language-table.tsx';
import { ProfileTable } from './profile-table.tsx';
import { ReasonTable } from './reason-table.tsx';
import { Replies } from './replies.tsx';
import { ReportActions } from './report-actions.tsx';
import { SentFile } from './sent-file.tsx';
import { TimeChart } from './time-chart.tsx';

/** What became of a campaign, in numbers, charts and tables, on screen and on paper. */
export function ReportPage() {
  const { campaignId } = useParams({ from: '/frame/campaigns/$campaignId/report' });
  const { data, error, refetch } = useCommandQuery('campaigns.report', { campaignId });
  if (data === undefined) {
    return error === null ? <LoadingLines /> : <ErrorNotice error={error} onRetry={() => void refetch()} />;
  }
  return <ReportView report={data} />;
}

function ReportView({ report }: { readonly report: CampaignReport }) {
  const text = useText();
  const { campaign } = report;
  const { media } = campaign.draft.message;
  usePrintInLight();
  const params = { campaignId: campaign.id };
  return (
    <>
      <TextLink to="/campaigns/$campaignId" params={params} size="sm" className="no-print">
        {text('report.back')}
      </TextLink>
      <PageHeader
        title={text('report.title', { name: campaign.name })}
        description={<Period report={report} />}
        actions={<ReportActions campaign={campaign} />}
      />
      <Stack gap="xl">
        <Tiles report={report} />
        {media !== undefined && <SentFile media={media} />}
        <Funnel report={report} />
        <ProfileTable profiles={report.profiles} />
        <TimeChart timeline={report.timeline} />
        {report.variants !== undefined && <VariantResult campaign={campaign} result={report.variants} />}
        {report.languages !== undefined && <LanguageTable languages={report.languages} />}
        <ReasonTable reasons={report.reasons} />
        <Replies campaignId={campaign.id} />
      </Stack>
    </>
  );
}

function Period({ report }: { readonly report: CampaignReport }) {
  const text = useText();
  const format = useFormat();
  const { startedAt, finishedAt } = report.campaign;
  if (startedAt === null) return text('report.notStarted');
  const from = format.dateTime(startedAt);
  if (finishedAt === null) return text('report.since', { from });
  return text('report.period', { from, to: format.dateTime(finishedAt) });
}

function Tiles({ report }: { readonly report: CampaignReport }) {
  const text = useText();
  const format = useFormat();
  const { funnel, optedOut } = report;
  const ofSent = (people: number) =>
    funnel.sent === 0 ? undefined : text('report.ofSent', { percent: format.percent(people / funnel.sent) });
  const tiles = [
    { key: 'audience', people: funnel.audience, hint: undefined },
    { key: 'sent', people: funnel.sent, hint: undefined },
    { key: 'delivered', people: funnel.delivered, hint: ofSent(funnel.delivered) },
    { key: 'read', people: funnel.read, hint: ofSent(funnel.read) },
    { key: 'replied', people: funnel.replied, hint: ofSent(funnel.replied) },
    { key: 'optedOut', people: optedOut, hint: ofSent(optedOut) },
  ] as const;
  return (
    <Stack gap="xs">
      <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }}>
        {tiles.map(({ key, people, hint }) => (
          <StatTile key={key} label={text(`report.${key}`)} value={format.number(people)} hint={hint} />
        ))}
      </SimpleGrid>
      <Text size="sm" c="dimmed">
        {text('report.readHint')}
      </Text>
    </Stack>
  );
}
