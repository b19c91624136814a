import { Button, Code, Group, Stack, Text, Title } from '@mantine/core';
import type { Incident } from '@mywasender/contract/http/incidents';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { IconDownload, IconFileText } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useApi } from '../../shared/api/api-context.tsx';
import { downloadText } from '../../shared/download-file.ts';
import { useText } from '../../shared/use-text.ts';

/** The report, read when it is asked for: each reading stands in the audit trail. */
export function IncidentReport({ incident: { id, createdAt } }: { readonly incident: Incident }) {
  const api = useApi();
  const text = useText();
  const read = useMutation({
    mutationFn: () => api.call('GET /v1/admin/incidents/:id/report', { params: { id } }),
  });
  const markdown = read.data?.markdown;
  return (
    <Stack component="section" gap="xs" aria-label={text('incidents.report')}>
      <Title order={3}>{text('incidents.report')}</Title>
      <ErrorNotice error={read.error} onRetry={() => read.mutate()} />
      {markdown === undefined ? (
        <Group gap="sm">
          <Button
            variant="default"
            leftSection={<IconFileText size={16} aria-hidden />}
            loading={read.isPending}
            onClick={() => read.mutate()}
          >
            {text('incidents.showReport')}
          </Button>
          <Text size="sm" c="dimmed">
            {text('incidents.reportHint')}
          </Text>
        </Group>
      ) : (
        <>
          {/* may be longer than the panel is wide: the keyboard scrolls it too */}
          <Code block tabIndex={0} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {markdown}
          </Code>
          <Group>
            <Button
              variant="default"
              leftSection={<IconDownload size={16} aria-hidden />}
              onClick={() => downloadText(`incident-${createdAt.slice(0, 10)}.md`, 'text/markdown', markdown)}
            >
              {text('incidents.saveReport')}
            </Button>
          </Group>
        </>
      )}
    </Stack>
  );
}
