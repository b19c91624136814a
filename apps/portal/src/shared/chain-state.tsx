import { Group, Text } from '@mantine/core';
import type { AuditChain } from '@mywasender/contract/http/admin';
import { StatusBadge } from '@mywasender/ui/status-badge';
import { useFormat } from '@mywasender/ui/use-format';
import type { ReactNode } from 'react';
import { useText } from './use-text.ts';

/** Whether the trail was whole when the server last verified it; null: it has not yet. */
export function ChainState({ chain }: { readonly chain: AuditChain | null }) {
  const text = useText();
  const format = useFormat();
  if (chain === null) {
    return (
      <State badge={<StatusBadge tone="neutral" label={text('audit.unchecked')} />}>
        {text('audit.uncheckedText')}
      </State>
    );
  }
  const { brokenAt } = chain;
  const times = { since: format.dateTime(chain.since), checkedAt: format.dateTime(chain.checkedAt) };
  if (chain.intact) {
    return (
      <State badge={<StatusBadge tone="good" label={text('audit.intact')} />}>
        {text('audit.intactText', times)}
      </State>
    );
  }
  const what = { ...times, problem: chain.problem ?? '' };
  return (
    <State badge={<StatusBadge tone="bad" label={text('audit.broken')} />} alarming>
      {brokenAt === null || brokenAt === 0
        ? text('audit.brokenWhole', what)
        : text('audit.brokenAt', { ...what, position: format.number(brokenAt) })}{' '}
      {text('audit.brokenAdvice')}
    </State>
  );
}

interface StateProps {
  readonly badge: ReactNode;
  readonly alarming?: boolean;
  readonly children: ReactNode;
}

function State({ badge, alarming = false, children }: StateProps) {
  const text = useText();
  return (
    <Group gap="sm" mb="md" role={alarming ? 'alert' : 'group'} aria-label={text('audit.chain')}>
      {badge}
      <Text size="sm" maw="42rem" {...(alarming ? {} : { c: 'dimmed' })}>
        {children}
      </Text>
    </Group>
  );
}
