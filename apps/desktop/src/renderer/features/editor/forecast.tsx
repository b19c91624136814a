import { Stack, Table, Text, Title } from '@mantine/core';
import type { CampaignCheck } from '@mywasender/contract/models/campaign';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { LoadingLines } from '@mywasender/ui/loading';
import { useFormat } from '@mywasender/ui/use-format';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';

/** Rows shown before the rest is summed up. */
const SHOWN_DAYS = 10;

interface ForecastProps {
  readonly campaignId: string;
  /** Its people come when they are due, which nobody knows. */
  readonly followUp: boolean;
}

/** When the saved draft would be done, day by day. */
export function Forecast({ campaignId, followUp }: ForecastProps) {
  const text = useText();
  const { data, error, refetch } = useCommandQuery('campaigns.check', { campaignId }, { keepPrevious: true });
  return (
    <Stack component="section" gap="xs" aria-labelledby="forecast">
      <Title order={2} size="h3" id="forecast">
        {text('editor.pace.forecast')}
      </Title>
      {data === undefined && error === null && <LoadingLines lines={3} />}
      {data === undefined && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data !== undefined && <ForecastTable forecast={data.forecast} followUp={followUp} />}
    </Stack>
  );
}

export interface ForecastTableProps {
  readonly forecast: CampaignCheck['forecast'];
  readonly followUp: boolean;
}

export function ForecastTable({ forecast, followUp }: ForecastTableProps) {
  const text = useText();
  const format = useFormat();
  const { days, finishAt, profiles } = forecast;
  if (followUp) return <Text size="sm">{text('editor.pace.forecastFollowUp')}</Text>;
  if (days.length === 0) return <Text size="sm">{text('editor.pace.forecastNone')}</Text>;
  return (
    <>
      {finishAt !== null && (
        <Text fw={600}>{text('editor.pace.finish', { date: format.dateTime(finishAt) })}</Text>
      )}
      {profiles.length > 1 &&
        profiles.map(({ profileId, name, people, finishAt: end }) => (
          <Text key={profileId} size="sm">
            {end === null
              ? text('editor.pace.shareOpen', { name, count: people })
              : text('editor.pace.share', { name, count: people, date: format.dateTime(end) })}
          </Text>
        ))}
      <Table aria-label={text('editor.pace.forecastDays')} verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{text('editor.pace.date')}</Table.Th>
            <Table.Th scope="col" ta="end">
              {text('editor.pace.messages')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {days.slice(0, SHOWN_DAYS).map(({ date, messages }) => (
            <Table.Tr key={date}>
              <Table.Td>{format.date(`${date}T12:00:00`)}</Table.Td>
              <Table.Td ta="end">{format.number(messages)}</Table.Td>
            </Table.Tr>
          ))}
          {days.length > SHOWN_DAYS && (
            <Table.Tr>
              <Table.Td>…</Table.Td>
              <Table.Td ta="end">
                {format.number(days.slice(SHOWN_DAYS).reduce((sum, { messages }) => sum + messages, 0))}
              </Table.Td>
            </Table.Tr>
          )}
        </Table.Tbody>
      </Table>
    </>
  );
}
