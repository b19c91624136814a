import { Stack, Text, Timeline } from '@mantine/core';
import type { ContactEvent } from '@mywasender/contract/models/contact-history';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { LoadingLines } from '@mywasender/ui/loading';
import { useFormat } from '@mywasender/ui/use-format';
import { useCommandQuery } from '../use-command-query.ts';
import { useReasonText } from '../use-reason-text.ts';
import { useText } from '../use-text.ts';

/** What happened with a person across campaigns, newest first. */
export function PersonTimeline({ contactId }: { readonly contactId: string }) {
  const text = useText();
  const { data, error, refetch } = useCommandQuery('contacts.history', { contactId });
  const titleOf = useEventTitle();
  const format = useFormat();
  if (data === undefined)
    return error === null ? <LoadingLines /> : <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return (
    <Stack>
      <Timeline bulletSize={16} lineWidth={2} active={data.events.length}>
        {data.events.map((event) => (
          <Timeline.Item key={event.id} title={titleOf(event)}>
            <Text size="sm" c="dimmed">
              {format.dateTime(event.at)}
            </Text>
            <EventDetails event={event} />
          </Timeline.Item>
        ))}
      </Timeline>
      {data.more && (
        <Text size="sm" c="dimmed">
          {text('person.more')}
        </Text>
      )}
    </Stack>
  );
}

function useEventTitle(): (event: ContactEvent) => string {
  const text = useText();
  return (event) => {
    if (event.kind === 'message')
      return text('person.event.message', {
        campaign: event.campaignName,
        status: text(`campaigns.recipient.${event.status}`),
      });
    if (event.kind === 'reply' && event.campaignName !== null)
      return text('person.event.replyTo', { campaign: event.campaignName });
    return text(`person.event.${event.kind}`);
  };
}

function EventDetails({ event }: { readonly event: ContactEvent }) {
  const text = useText();
  const format = useFormat();
  const reasons = useReasonText();
  switch (event.kind) {
    case 'message': {
      const { sentAt, deliveredAt, readAt, repliedAt, profileName } = event;
      const lines = [
        reasons.recipient(event),
        sentAt === null ? '' : text('person.sentAt', { date: format.dateTime(sentAt), profile: profileName }),
        deliveredAt === null ? '' : text('person.deliveredAt', { date: format.dateTime(deliveredAt) }),
        readAt === null ? '' : text('person.readAt', { date: format.dateTime(readAt) }),
        repliedAt === null ? '' : text('person.repliedAt', { date: format.dateTime(repliedAt) }),
      ];
      return (
        <>
          {lines
            .filter((line) => line !== '')
            .map((line) => (
              <Text key={line} size="sm">
                {line}
              </Text>
            ))}
          {event.text !== null && <Said words={event.text} />}
        </>
      );
    }
    case 'reply':
      return (
        <>
          <Said words={event.text} />
          {event.optOut !== 'none' && <Text size="sm">{text(`replies.optOut.${event.optOut}`)}</Text>}
        </>
      );
    case 'consent':
      return (
        <Text size="sm">
          {event.source}, {event.method} ({event.attestedBy})
        </Text>
      );
    case 'opt-out':
      return (
        <Text size="sm">
          {text(`contacts.suppressionPage.sources.${event.source}`)}
          {event.note === '' ? '' : `: ${event.note}`}
        </Text>
      );
    case 'paused':
    case 'added':
      return null;
  }
}

function Said({ words }: { readonly words: string }) {
  return (
    <Text
      size="sm"
      c="dimmed"
      dir="auto"
      lineClamp={4}
      style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
    >
      {words}
    </Text>
  );
}
