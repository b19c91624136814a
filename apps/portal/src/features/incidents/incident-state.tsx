import { Group, Text } from '@mantine/core';
import type { Incident } from '@mywasender/contract/http/incidents';
import { StatusBadge } from '@mywasender/ui/status-badge';
import { useFormat } from '@mywasender/ui/use-format';
import { useNow } from '../../shared/use-now.ts';
import { useText } from '../../shared/use-text.ts';

const STATUS_TONES = { open: 'bad', notified: 'warning', closed: 'neutral' } as const;
const RUN_TONES = { 'awaiting-approval': 'warning', running: 'info' } as const;

/** How far an incident is, and what is still being carried out. */
export function IncidentState({ incident: { status, run } }: { readonly incident: Incident }) {
  const text = useText();
  return (
    <Group gap={6}>
      <StatusBadge tone={STATUS_TONES[status]} label={text(`incidents.statuses.${status}`)} />
      {run !== 'done' && <StatusBadge tone={RUN_TONES[run]} label={text(`incidents.runs.${run}`)} />}
    </Group>
  );
}

/** Until when the authority is to be told; nothing once it was, or is no more to be. */
export function IncidentDue({ incident: { status, dueAt } }: { readonly incident: Incident }) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  if (status !== 'open') return '–';
  const over = Date.parse(dueAt) <= now;
  return (
    <div>
      <Text size="sm">{format.dateTime(dueAt)}</Text>
      {over ? (
        <StatusBadge tone="bad" label={text('incidents.overdue')} />
      ) : (
        <Text size="sm" c="dimmed">
          {format.relative(dueAt)}
        </Text>
      )}
    </div>
  );
}
