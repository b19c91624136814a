import { Alert, Card, Stack, Text, Title } from '@mantine/core';
import type { PublicStatus } from '@mywasender/contract/http/site';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { Loading } from '@mywasender/ui/loading';
import { PageHeader } from '@mywasender/ui/page-header';
import { StatusBadge, type StatusTone } from '@mywasender/ui/status-badge';
import { useFormat } from '@mywasender/ui/use-format';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../shared/api/api-context.tsx';
import { Facts } from '../../shared/facts.tsx';
import { useText } from '../../shared/use-text.ts';

const LOOK_AGAIN_MS = 30_000;
const TONES = { ok: 'good', problem: 'bad', unknown: 'neutral' } as const satisfies Record<
  string,
  StatusTone
>;

/** How the server is, for everybody. */
export function StatusPage() {
  const api = useApi();
  const text = useText();
  const query = useQuery({
    queryKey: ['status'],
    queryFn: ({ signal }) => api.call('GET /v1/status', {}, { signal }),
    refetchInterval: LOOK_AGAIN_MS,
  });
  return (
    <Stack maw="40rem">
      <PageHeader title={text('site.statusTitle')} description={text('site.statusText')} />
      {query.isPending && <Loading />}
      {query.isError && (
        <>
          <Alert color="red" role="status">
            {text('site.noAnswer')}
          </Alert>
          <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
        </>
      )}
      {query.data !== undefined && !query.isError && <Parts status={query.data} />}
    </Stack>
  );
}

function Parts({ status: { parts, lastIncident, checkedAt } }: { readonly status: PublicStatus }) {
  const text = useText();
  const format = useFormat();
  const well = parts.every(({ state }) => state === 'ok');
  // that it answered is the state of the server itself
  const all = [{ name: 'api', state: 'ok' } as const, ...parts];
  return (
    <>
      <Alert color={well ? 'teal' : 'orange'} role="status">
        {text(well ? 'site.allWell' : 'site.notWell')}
      </Alert>
      <Card>
        <Facts
          facts={all.map(({ name, state }) => ({
            label: text(`site.parts.${name}`),
            value: <StatusBadge tone={TONES[state]} label={text(`site.states.${state}`)} />,
          }))}
        />
      </Card>
      <section aria-labelledby="incident">
        <Title order={2} size="h3" mb="xs" id="incident">
          {text('site.lastIncident')}
        </Title>
        <Text>{incidentText(lastIncident, { text, format })}</Text>
      </section>
      <Text size="sm" c="dimmed">
        {text('site.checkedAt', { time: format.dateTime(checkedAt) })}
      </Text>
    </>
  );
}

function incidentText(
  incident: PublicStatus['lastIncident'],
  { text, format }: { text: ReturnType<typeof useText>; format: ReturnType<typeof useFormat> },
): string {
  if (incident === null) return text('site.noIncident');
  const found = format.date(incident.discoveredAt);
  if (incident.closedAt === null) return text('site.incidentOpen', { date: found });
  return text('site.incidentClosed', { found, closed: format.date(incident.closedAt) });
}
