import { Button, Group, Stack, Text, Title } from '@mantine/core';
import type { Incident } from '@mywasender/contract/http/incidents';
import { SidePanel } from '@mywasender/ui/side-panel';
import { useFormat } from '@mywasender/ui/use-format';
import { useUser } from '../../shared/api/api-context.tsx';
import { Facts } from '../../shared/facts.tsx';
import { useText } from '../../shared/use-text.ts';
import { IncidentReport } from './incident-report.tsx';
import { IncidentDue, IncidentState } from './incident-state.tsx';
import { scopeWords } from './scope-words.ts';
import { useIncidentActions } from './use-incident-actions.tsx';

export interface IncidentDrawerProps {
  readonly incident: Incident;
  readonly onClose: () => void;
}

/** One incident beside the list: what was done, and what is left to do. */
export function IncidentDrawer({ incident, onClose }: IncidentDrawerProps) {
  const text = useText();
  const format = useFormat();
  const user = useUser();
  const { actionsFor, dialog } = useIncidentActions();
  const { done, notifiedAt, closedAt } = incident;
  const actions = user?.role === 'admin' ? actionsFor(incident, user.id) : [];
  const waitsForOther = incident.run === 'awaiting-approval' && incident.openedBy === user?.id;
  return (
    <SidePanel onClose={onClose} title={incident.title}>
      <Stack gap="lg">
        <IncidentState incident={incident} />
        <Text size="sm" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
          {incident.summary}
        </Text>
        <Facts
          facts={[
            { label: text('incidents.scope'), value: scopeWords(incident.scope, text, format) },
            {
              label: text('incidents.ordered'),
              value: format.list(incident.actions.map((action) => text(`incidents.actions.${action}`))),
            },
            { label: text('incidents.discoveredAt'), value: format.dateTime(incident.discoveredAt) },
            { label: text('incidents.due'), value: <IncidentDue incident={incident} /> },
            ...(notifiedAt === null
              ? []
              : [{ label: text('incidents.notifiedAt'), value: format.dateTime(notifiedAt) }]),
            ...(closedAt === null
              ? []
              : [{ label: text('incidents.closedAt'), value: format.dateTime(closedAt) }]),
          ]}
        />
        {waitsForOther && (
          <Text size="sm" c="dimmed">
            {text('incidents.ownApproval')}
          </Text>
        )}
        {actions.length > 0 && (
          <Group gap="xs">
            {actions.map(({ key, label, onSelect }) => (
              <Button key={key} variant="default" onClick={onSelect}>
                {label}
              </Button>
            ))}
          </Group>
        )}
        <section aria-label={text('incidents.doneTitle')}>
          <Title order={3} mb="xs">
            {text('incidents.doneTitle')}
          </Title>
          <Facts
            facts={[
              { label: text('incidents.doneAccounts'), value: format.number(done.accounts) },
              { label: text('incidents.doneSessions'), value: format.number(done.sessions) },
              { label: text('incidents.doneDevices'), value: format.number(done.devices) },
              { label: text('incidents.doneResets'), value: format.number(done.resets) },
              { label: text('incidents.doneMails'), value: format.number(done.mails) },
            ]}
          />
        </section>
        {/* another state is another report */}
        <IncidentReport key={`${incident.run} ${incident.status}`} incident={incident} />
      </Stack>
      {dialog}
    </SidePanel>
  );
}
