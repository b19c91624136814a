import { Card, Group, Stack, Text, Title } from '@mantine/core';
import type { AdminOverview } from '@mywasender/contract/http/overview';
import { EmptyState } from '@mywasender/ui/empty-state';
import { StatusBadge, type StatusTone } from '@mywasender/ui/status-badge';
import { useFormat } from '@mywasender/ui/use-format';
import { IconCircleCheck } from '@tabler/icons-react';
import { useId } from 'react';
import { AppLink } from '../../shared/app-link.tsx';
import { useText } from '../../shared/use-text.ts';

type Open = AdminOverview['open'];
type Counted = Exclude<keyof Open, 'incidentDueAt'>;

const TONES: Readonly<Record<Counted, StatusTone>> = {
  criticalAlerts: 'bad',
  incidents: 'bad',
  payments: 'warning',
  differences: 'warning',
  otherAlerts: 'warning',
  anomalies: 'info',
  deadJobs: 'warning',
};
const ORDER = Object.keys(TONES) as Counted[];

export interface OpenListProps {
  readonly open: Open;
  /** where each is looked after */
  readonly hrefs: Readonly<
    Record<'alerts' | 'anomalies' | 'payments' | 'differences' | 'incidents' | 'audit', string>
  >;
}

/** What waits for somebody, the worst first, each with the way there. */
export function OpenList({ open, hrefs }: OpenListProps) {
  const text = useText();
  const format = useFormat();
  const id = useId();
  const hrefOf: Readonly<Record<Counted, string | null>> = {
    ...hrefs,
    criticalAlerts: hrefs.alerts,
    otherAlerts: hrefs.alerts,
    // looked after at the terminal of the server
    deadJobs: null,
  };
  const waiting = ORDER.filter((what) => open[what] > 0);
  return (
    <Card component="section" aria-labelledby={id} h="100%">
      <Title order={2} id={id} mb="sm">
        {text('overview.open')}
      </Title>
      {waiting.length === 0 ? (
        <EmptyState
          icon={<IconCircleCheck />}
          title={text('overview.openNone')}
          text={text('overview.openNoneText')}
        />
      ) : (
        <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
          {waiting.map((what) => {
            const href = hrefOf[what];
            const words = text(`overview.openOf.${what}`, { count: open[what] });
            return (
              <li key={what}>
                <Group gap="sm" wrap="nowrap" align="flex-start">
                  <StatusBadge tone={TONES[what]} label={format.number(open[what])} />
                  <div>
                    {href === null ? <Text size="sm">{words}</Text> : <AppLink to={href}>{words}</AppLink>}
                    {what === 'incidents' && open.incidentDueAt !== null && (
                      <Text size="sm" c="dimmed">
                        {text('overview.incidentDue', { time: format.dateTime(open.incidentDueAt) })}
                      </Text>
                    )}
                    {what === 'deadJobs' && (
                      <Text size="sm" c="dimmed">
                        {text('overview.deadJobsHint')}
                      </Text>
                    )}
                  </div>
                </Group>
              </li>
            );
          })}
        </Stack>
      )}
    </Card>
  );
}
