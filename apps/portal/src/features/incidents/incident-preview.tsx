import { Alert, Card, Stack, Text, Title } from '@mantine/core';
import type { IncidentPreview as Preview } from '@mywasender/contract/http/incidents';
import { useFormat } from '@mywasender/ui/use-format';
import { useId } from 'react';
import { type Fact, Facts } from '../../shared/facts.tsx';
import { useText } from '../../shared/use-text.ts';

/** Whom an incident would concern, as the server counts it now. */
export function IncidentPreview({ preview }: { readonly preview: Preview }) {
  const text = useText();
  const format = useFormat();
  const id = useId();
  const { accounts, some } = preview;
  const roles: readonly Fact[] = preview.roles.map(({ role, accounts: count }) => ({
    label: text(`admin.roles.${role}`),
    value: format.number(count),
  }));
  return (
    <Card component="section" aria-labelledby={id} role="status">
      <Title order={3} id={id} mb="xs">
        {text('incidents.previewTitle')}
      </Title>
      {accounts === 0 ? (
        <Text size="sm">{text('incidents.previewNobody')}</Text>
      ) : (
        <Stack gap="sm">
          <Text fw={600}>{text('incidents.accountsCount', { count: accounts })}</Text>
          <Facts
            facts={[
              ...roles,
              { label: text('incidents.sessionsCount'), value: format.number(preview.sessions) },
              { label: text('incidents.devicesCount'), value: format.number(preview.devices) },
            ]}
          />
          <Stack component="ul" gap={2} m={0} ps="lg">
            {some.map((user) => (
              <li key={user.id}>
                <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                  {user.name} ({user.email})
                </Text>
              </li>
            ))}
            {accounts > some.length && (
              <li>
                <Text size="sm" c="dimmed">
                  {text('incidents.more', { count: accounts - some.length })}
                </Text>
              </li>
            )}
          </Stack>
          {preview.includesYou && <Alert color="yellow">{text('incidents.includesYou')}</Alert>}
          {preview.waits && <Alert color="yellow">{text('incidents.waits')}</Alert>}
        </Stack>
      )}
    </Card>
  );
}
