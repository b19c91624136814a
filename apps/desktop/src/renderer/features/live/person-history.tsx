import { Alert, Box, Group, Stack, Text, Timeline, Title } from '@mantine/core';
import type { RecipientHistory } from '@mywasender/contract/models/campaign';
import { StatusBadge } from '@mywasender/ui/status-badge';
import { useFormat } from '@mywasender/ui/use-format';
import { MediaPreview } from '../../shared/media-preview.tsx';
import { RECIPIENT_TONES } from '../../shared/status-tones.ts';
import { useLanguageName } from '../../shared/use-language-name.ts';
import { usePlaceText } from '../../shared/use-place-text.ts';
import { useReasonText } from '../../shared/use-reason-text.ts';
import { useText } from '../../shared/use-text.ts';
import classes from './person-history.module.css';

export function PersonHistory({ history }: { readonly history: RecipientHistory }) {
  const text = useText();
  const format = useFormat();
  const reasons = useReasonText();
  const nameOf = useLanguageName();
  const placeText = usePlaceText();
  const { recipient, changes, waiting, media, values = [] } = history;
  const why = reasons.recipient(recipient);
  return (
    <Stack>
      <Group justify="space-between">
        <Text>
          <bdi>{recipient.phone}</bdi>
        </Text>
        <StatusBadge
          tone={RECIPIENT_TONES[recipient.status]}
          label={text(`campaigns.recipient.${recipient.status}`)}
        />
      </Group>
      {why !== '' && <Text size="sm">{why}</Text>}
      {waiting !== null && (
        <Alert color="blue" title={text('live.person.waiting')}>
          {reasons.turn(waiting)}
        </Alert>
      )}
      <section>
        <Title order={3} mb="xs">
          {text('live.person.text')}
        </Title>
        {recipient.variant !== null && (
          <Text size="xs" c="dimmed">
            {text('variants.report.version')}: {recipient.variant}
          </Text>
        )}
        {recipient.language !== null && (
          <Text size="xs" c="dimmed">
            {text('editor.languages.shown', { language: nameOf(recipient.language) })}
          </Text>
        )}
        {media !== undefined && (
          <Box mb="xs">
            <MediaPreview media={media} />
          </Box>
        )}
        {recipient.text === null ? (
          <Text size="sm" c="dimmed">
            {text('live.person.noText')}
          </Text>
        ) : (
          <Text size="sm" className={classes.message} dir="auto">
            {recipient.text}
          </Text>
        )}
        {values.map(({ place, name, value }) => (
          <Text key={`${place} ${name}`} size="sm" mt="xs" className={classes.value}>
            <Text span size="sm" c="dimmed">
              {text('live.person.value', { place: placeText(place, name) })}
            </Text>{' '}
            <bdi>{value}</bdi>
          </Text>
        ))}
      </section>
      <section>
        <Title order={3} mb="xs">
          {text('live.person.history')}
        </Title>
        <Timeline active={changes.length} bulletSize={16} lineWidth={2}>
          {changes.map((change) => (
            <Timeline.Item
              key={`${change.at}-${change.to}`}
              title={
                change.from === null ? text('live.person.entered') : text(`campaigns.recipient.${change.to}`)
              }
            >
              <Text size="sm" c="dimmed">
                {format.dateTime(change.at)}
              </Text>
              {change.from !== null && change.cause !== '' && (
                <Text size="sm">{text('live.person.cause', { cause: reasons.cause(change.cause) })}</Text>
              )}
            </Timeline.Item>
          ))}
        </Timeline>
      </section>
      {recipient.messageId !== null && (
        <Text size="xs" c="dimmed" className={classes.id}>
          {text('live.person.id')}: {recipient.messageId}
        </Text>
      )}
    </Stack>
  );
}
