import { Button, Grid, Stack, Text } from '@mantine/core';
import { PageHeader } from '@mywasender/ui/page-header';
import { useState } from 'react';
import { useCommand } from '../../shared/use-command.ts';
import { useText } from '../../shared/use-text.ts';
import { ConversationList } from './conversation-list.tsx';
import { ConversationView } from './conversation-view.tsx';

/** Conversations beside the chosen one; one or the other where there is little room. */
export function RepliesPage() {
  const text = useText();
  const [chosen, setChosen] = useState<string>();
  const mark = useCommand('inbox.mark');
  const open = (conversationId: string) => {
    setChosen(conversationId);
    mark.mutate({ conversationId, unread: false });
  };
  const close = () => setChosen(undefined);
  return (
    <>
      <PageHeader title={text('replies.title')} description={text('replies.description')} />
      <Grid>
        <Grid.Col
          span={{ base: 12, md: 5 }}
          {...(chosen === undefined ? {} : { visibleFrom: 'md' as const })}
        >
          <ConversationList chosen={chosen} onChoose={open} />
        </Grid.Col>
        <Grid.Col
          span={{ base: 12, md: 7 }}
          {...(chosen === undefined ? { visibleFrom: 'md' as const } : {})}
        >
          {chosen === undefined ? (
            <Text c="dimmed">{text('replies.choose')}</Text>
          ) : (
            <Stack align="stretch">
              <Button variant="subtle" hiddenFrom="md" onClick={close}>
                {text('replies.back')}
              </Button>
              <ConversationView key={chosen} conversationId={chosen} onClose={close} />
            </Stack>
          )}
        </Grid.Col>
      </Grid>
    </>
  );
}
