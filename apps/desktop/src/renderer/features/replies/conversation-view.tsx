import { Alert, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { ConversationEntry } from '@mywasender/contract/models/conversation';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { LoadingLines } from '@mywasender/ui/loading';
import { StatusBadge } from '@mywasender/ui/status-badge';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useFormat } from '@mywasender/ui/use-format';
import { useState } from 'react';
import { ContactDrawer } from '../../shared/contact/contact-drawer.tsx';
import { MediaPreview } from '../../shared/media-preview.tsx';
import { RECIPIENT_TONES } from '../../shared/status-tones.ts';
import { useCommand } from '../../shared/use-command.ts';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';
import { AnswerBox } from './answer-box.tsx';
import { UnclearReply } from './unclear-reply.tsx';

export interface ConversationViewProps {
  readonly conversationId: string;
  readonly onClose: () => void;
}

/** What both sides wrote, and what can be done about it. */
export function ConversationView({ conversationId, onClose }: ConversationViewProps) {
  const text = useText();
  const toasts = useToasts();
  const [opened, setOpened] = useState(false);
  const { data, error, refetch } = useCommandQuery('inbox.conversation', { conversationId });
  const mark = useCommand('inbox.mark', { alsoChanges: ['campaigns'], onError: toasts.failed });
  const resume = useCommand('inbox.resume', { alsoChanges: ['campaigns'], onError: toasts.failed });
  if (data === undefined) {
    return error === null ? <LoadingLines /> : <ErrorNotice error={error} onRetry={() => void refetch()} />;
  }
  const { conversation, entries, more } = data;
  const { name, phone, state } = conversation;
  const done = state === 'done';
  return (
    <Stack component="section" aria-label={text('replies.text')}>
      <Group justify="space-between">
        <Title order={2}>
          <bdi>{name === '' ? (phone ?? text('app.none')) : name}</bdi>
        </Title>
        <Group gap="xs">
          {phone !== null && (
            <Button variant="default" onClick={() => setOpened(true)}>
              {text('person.open')}
            </Button>
          )}
          <Button
            variant="default"
            onClick={() => mark.mutate({ conversationId, unread: true }, { onSuccess: onClose })}
          >
            {text('replies.markUnread')}
          </Button>
          <Button onClick={() => mark.mutate({ conversationId, state: done ? 'open' : 'done' })}>
            {text(done ? 'replies.setOpen' : 'replies.setDone')}
          </Button>
        </Group>
      </Group>
      {conversation.unclear && <UnclearReply conversationId={conversationId} />}
      {conversation.paused && !conversation.unclear && (
        <Alert color="blue" title={text('replies.paused')}>
          <Text size="sm" mb="xs">
            {text('replies.pausedText')}
          </Text>
          <Button variant="default" onClick={() => resume.mutate({ conversationId })}>
            {text('replies.resume')}
          </Button>
        </Alert>
      )}
      {more && (
        <Text size="sm" c="dimmed">
          {text('replies.older')}
        </Text>
      )}
      {entries.map((entry) => (
        <Entry key={entry.id} entry={entry} />
      ))}
      {opened && phone !== null && <ContactDrawer person={{ phone }} onClose={() => setOpened(false)} />}
      {phone === null ? (
        <Text size="sm" c="dimmed">
          {text('replies.noNumber')}
        </Text>
      ) : (
        <AnswerBox key={conversationId} conversation={conversation} failed={failedAnswer(entries)} />
      )}
    </Stack>
  );
}

function failedAnswer(entries: readonly ConversationEntry[]): ConversationEntry | undefined {
  const newest = entries.findLast(({ from, automatic }) => from === 'us' && !automatic);
  return newest?.status === 'failed' ? newest : undefined;
}

function Entry({ entry }: { readonly entry: ConversationEntry }) {
  const text = useText();
  const format = useFormat();
  const ours = entry.from === 'us';
  return (
    <Paper withBorder p="sm" maw="85%" style={{ alignSelf: ours ? 'flex-end' : 'flex-start' }}>
      {ours && (
        <Text size="xs" c="dimmed">
          {entry.campaignName === null
            ? text(entry.automatic ? 'replies.usAutomatic' : 'replies.usByHand')
            : text('replies.us', { campaign: entry.campaignName })}
        </Text>
      )}
      {entry.media !== undefined && <MediaPreview media={entry.media} />}
      <Text size="sm" dir="auto" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {entry.text}
      </Text>
      <Group gap="xs" mt={4}>
        <Text size="xs" c="dimmed">
          {format.dateTime(entry.at)}
        </Text>
        {entry.status !== null && (
          <StatusBadge
            tone={RECIPIENT_TONES[entry.status]}
            label={text(`campaigns.recipient.${entry.status}`)}
          />
        )}
        {entry.optOut !== 'none' && (
          <StatusBadge
            tone={entry.optOut === 'stop' ? 'bad' : 'warning'}
            label={text(`replies.optOut.${entry.optOut}`)}
          />
        )}
      </Group>
    </Paper>
  );
}
