import { Button, Card, Group, List, Stack, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { Audience } from '@mywasender/contract/models/campaign';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useFormat } from '@mywasender/ui/use-format';
import { useState } from 'react';
import { useCodeText } from '../../shared/use-code-text.ts';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';
import { AudiencePeople } from './audience-people.tsx';

/** Quiet time after the last change before people are counted, in milliseconds. */
const COUNT_AFTER_MS = 300;

/** How many would get the message now, who is left out by what, and on demand who they are. */
export function AudienceReach({ audience }: { readonly audience: Audience }) {
  const text = useText();
  const codeText = useCodeText();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const [asked] = useDebouncedValue(audience, COUNT_AFTER_MS);
  const empty = audience.listIds.length + (audience.segmentIds ?? []).length === 0;
  const { data, error, refetch } = useCommandQuery(
    'campaigns.measure',
    { audience: asked },
    { enabled: !empty, keepPrevious: true },
  );
  const names = useCommandQuery('contacts.segments', {}).data?.segments ?? [];
  if (empty) return null;
  if (data === undefined) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return (
    <Card withBorder>
      <Stack gap="xs">
        <Group justify="space-between" align="flex-start">
          <div role="status">
            <Title order={2} size="h3">
              {text('editor.audience.willReceive', { count: data.willReceive })}
            </Title>
            <Text size="sm" c="dimmed">
              {text('editor.audience.ofTotal', { count: data.total })}
            </Text>
          </div>
          <Button size="xs" variant="default" disabled={data.total === 0} onClick={() => setOpen(true)}>
            {text('editor.audience.showPeople')}
          </Button>
        </Group>
        {data.segments.length > 0 && (
          <Text size="sm" c="dimmed">
            {text('editor.audience.inSegments', {
              segments: format.list(
                data.segments.map(
                  ({ segmentId, people }) =>
                    `${names.find(({ id }) => id === segmentId)?.name ?? segmentId} (${format.number(people)})`,
                ),
              ),
            })}
          </Text>
        )}
        {data.leftOut.length > 0 && (
          <List size="sm" aria-label={text('editor.check.leftOut')}>
            {data.leftOut.map(({ reason, people }) => (
              <List.Item key={reason}>
                {text('editor.check.leftOutOf', {
                  people: format.number(people),
                  reason: codeText('codes.skip', reason),
                })}
              </List.Item>
            ))}
          </List>
        )}
        {data.excludedBy.length > 0 && (
          <Text size="sm" c="dimmed">
            {text('editor.audience.byRule', {
              rules: format.list(
                data.excludedBy.map(({ rule, people }) =>
                  text(`editor.audience.rules.${rule}`, { people: format.number(people) }),
                ),
              ),
            })}
          </Text>
        )}
      </Stack>
      {open && <AudiencePeople audience={asked} measure={data} onClose={() => setOpen(false)} />}
    </Card>
  );
}
