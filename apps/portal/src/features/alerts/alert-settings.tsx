import { Card, Code, Stack, Text, Title } from '@mantine/core';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { LoadingLines } from '@mywasender/ui/loading';
import { useFormat } from '@mywasender/ui/use-format';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../shared/api/api-context.tsx';
import { Facts } from '../../shared/facts.tsx';
import { useText } from '../../shared/use-text.ts';

/** From how much on the server alerts, who is told, and where that is changed. */
export function AlertSettings() {
  const api = useApi();
  const text = useText();
  const format = useFormat();
  const query = useQuery({
    queryKey: ['alert-settings'],
    queryFn: ({ signal }) => api.call('GET /v1/admin/alert-settings', {}, { signal }),
  });
  const settings = query.data;
  return (
    <Card component="section" aria-labelledby="alert-settings-title" mt="lg">
      <Title order={2} id="alert-settings-title" mb="xs">
        {text('alerts.settings')}
      </Title>
      <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <LoadingLines />}
      {settings !== undefined && (
        <Stack gap="sm">
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {settings.mailedTo === null
              ? text('alerts.mailedToAdmins')
              : text('alerts.mailedTo', { email: settings.mailedTo })}
            {settings.posted && ` ${text('alerts.posted')}`}
          </Text>
          <Text size="sm" c="dimmed">
            {text('alerts.change')}
          </Text>
          <Facts
            facts={settings.thresholds.map(({ setting, value }) => ({
              label: text(`alerts.setting.${setting}`),
              value: (
                <>
                  {format.number(value)} <Code style={{ overflowWrap: 'anywhere' }}>{setting}</Code>
                </>
              ),
            }))}
          />
        </Stack>
      )}
    </Card>
  );
}
