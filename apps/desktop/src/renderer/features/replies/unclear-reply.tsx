import { Alert, Button, Group, Text } from '@mantine/core';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useCommand } from '../../shared/use-command.ts';
import { useText } from '../../shared/use-text.ts';

/** A person says what an unclear reply meant. */
export function UnclearReply({ conversationId }: { readonly conversationId: string }) {
  const text = useText();
  const toasts = useToasts();
  const decide = useCommand('inbox.decide', {
    alsoChanges: ['campaigns', 'contacts', 'suppressions'],
    onError: toasts.failed,
  });
  return (
    <Alert color="yellow" title={text('replies.unclear')}>
      <Text size="sm" mb="xs">
        {text('replies.unclearText')}
      </Text>
      <Group gap="xs">
        <Button
          variant="default"
          loading={decide.isPending}
          onClick={() => decide.mutate({ conversationId, stop: true })}
        >
          {text('replies.wasStop')}
        </Button>
        <Button
          variant="default"
          loading={decide.isPending}
          onClick={() => decide.mutate({ conversationId, stop: false })}
        >
          {text('replies.wasNoStop')}
        </Button>
      </Group>
    </Alert>
  );
}
