import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import type { ConversationEntry } from '@mywasender/contract/models/conversation';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { isTextKey } from '../../shared/is-text-key.ts';
import { useCommand } from '../../shared/use-command.ts';
import { useReasonText } from '../../shared/use-reason-text.ts';
import { useText } from '../../shared/use-text.ts';

export interface NotLeftProps {
  readonly entry: ConversationEntry;
  readonly conversationId: string;
  /** Puts the text back where it was typed; missing while something else is typed there. */
  readonly onChange?: () => void;
}

/** An answer that did not leave: why, and its text once more. */
export function NotLeft({ entry, conversationId, onChange }: NotLeftProps) {
  const text = useText();
  const reasons = useReasonText();
  const send = useCommand('inbox.answer', { alsoChanges: ['campaigns', 'profiles'] });
  const limit = `replies.limits.${entry.reason}`;
  const sentence = isTextKey(limit) ? text(limit) : reasons.recipient({ ...entry, status: 'failed' });
  // One id for each that failed: however often it is clicked, it is one message.
  const again = () => send.mutate({ conversationId, answerId: `again-${entry.id}`, text: entry.text });
  return (
    <Alert color="red" title={text('replies.notLeft')}>
      <Stack gap="xs">
        <Text size="sm">{sentence === '' ? text('replies.notLeftText') : sentence}</Text>
        <ErrorNotice error={send.error} />
        <Group gap="xs">
          <Button size="xs" loading={send.isPending} onClick={again}>
            {text('replies.sendAgain')}
          </Button>
          {onChange !== undefined && (
            <Button size="xs" variant="default" onClick={onChange}>
              {text('replies.changeFirst')}
            </Button>
          )}
        </Group>
      </Stack>
    </Alert>
  );
}
