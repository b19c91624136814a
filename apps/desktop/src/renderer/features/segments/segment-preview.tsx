import { Card, Stack, Table, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { SegmentRules } from '@mywasender/contract/models/segment';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTransport } from '../../shared/core.tsx';
import { useText } from '../../shared/use-text.ts';

/** Quiet time after the last change before people are counted, and when the count is called slow, in ms. */
const COUNT_AFTER_MS = 400;
const SLOW_MS = 1000;

/** Who the rules match now; `null` while something is missing. */
export function SegmentPreview({ rules }: { readonly rules: SegmentRules | null }) {
  const text = useText();
  const transport = useTransport();
  const [asked] = useDebouncedValue(rules, COUNT_AFTER_MS);
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['contacts.previewSegment', { rules: asked }, 'timed'],
    queryFn: async () => {
      if (asked === null) return null;
      const began = performance.now();
      const answer = await transport.call('contacts.previewSegment', { rules: asked });
      return { ...answer, took: performance.now() - began };
    },
    placeholderData: keepPreviousData,
  });
  const shown = rules === null ? null : data;
  return (
    <Card withBorder component="section" aria-label={text('segments.preview')}>
      <Stack gap="xs">
        <div role="status">
          <Title order={2} size="h3">
            {shown == null ? text('segments.preview') : text('segments.people', { count: shown.total })}
          </Title>
          <Text size="sm" c="dimmed">
            {rules === null && text('segments.incomplete')}
            {rules !== null && (isFetching || asked !== rules) && text('segments.counting')}
            {shown != null &&
              shown.took > SLOW_MS &&
              text('segments.took', { time: (shown.took / 1000).toFixed(1) })}
          </Text>
        </div>
        {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {shown != null && shown.total > 0 && (
          <>
            <Text size="sm">{text('segments.first', { count: shown.people.length })}</Text>
            <Table aria-label={text('segments.preview')} layout="fixed" fz="sm">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{text('contacts.name')}</Table.Th>
                  <Table.Th>{text('contacts.phone')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {shown.people.map(({ id, name, phone }) => (
                  <Table.Tr key={id}>
                    <Table.Td style={{ overflowWrap: 'anywhere' }}>
                      <bdi>{name}</bdi>
                    </Table.Td>
                    <Table.Td>
                      <bdi>{phone}</bdi>
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </>
        )}
        {shown != null && shown.total > 0 && (
          <Text size="xs" c="dimmed">
            {text('segments.withoutConsentToo')}
          </Text>
        )}
      </Stack>
    </Card>
  );
}
