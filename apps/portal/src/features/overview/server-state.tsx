import { Card, Title } from '@mantine/core';
import type { AdminOverview } from '@mywasender/contract/http/overview';
import { StatusBadge, type StatusTone } from '@mywasender/ui/status-badge';
import { useFormat } from '@mywasender/ui/use-format';
import { useId } from 'react';
import { AppLink } from '../../shared/app-link.tsx';
import { ChainState } from '../../shared/chain-state.tsx';
import { Facts } from '../../shared/facts.tsx';
import { useText } from '../../shared/use-text.ts';

const REDIS_TONES: Readonly<Record<AdminOverview['health']['redis'], StatusTone>> = {
  ok: 'good',
  unavailable: 'warning',
  off: 'neutral',
};

export interface ServerStateProps {
  readonly overview: Pick<AdminOverview, 'health' | 'chain'>;
  readonly auditHref: string;
}

/** How the server is. That it answered says that its database does. */
export function ServerState({ overview, auditHref }: ServerStateProps) {
  const text = useText();
  const format = useFormat();
  const id = useId();
  const { health, chain } = overview;
  return (
    <Card component="section" aria-labelledby={id} h="100%">
      <Title order={2} id={id} mb="sm">
        {text('overview.server')}
      </Title>
      <Facts
        facts={[
          { label: text('overview.version'), value: health.version },
          {
            label: text('overview.database'),
            value: <StatusBadge tone="good" label={text(`overview.databases.${health.database}`)} />,
          },
          {
            label: text('overview.redis'),
            value: (
              <StatusBadge
                tone={REDIS_TONES[health.redis]}
                label={text(`overview.redisStates.${health.redis}`)}
              />
            ),
          },
          { label: text('overview.openJobs'), value: format.number(health.openJobs) },
        ]}
      />
      <Title order={3} mt="md" mb="xs">
        <AppLink to={auditHref}>{text('shell.nav.audit')}</AppLink>
      </Title>
      <ChainState chain={chain} />
    </Card>
  );
}
