import { Button, Grid, Group, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { parseTemplate } from '@mywasender/campaigns/template/parse-template';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';
import { MessageEditor } from './message-editor.tsx';
import { MessagePreview } from './message-preview.tsx';
import { ProblemList } from './problem-list.tsx';
import type { Draft } from './use-draft.ts';

export interface MessageStepProps {
  readonly draft: Draft;
  readonly onBack: () => void;
  readonly onNext: () => void;
}

/** The message, what is wrong with it, and how real people will read it. */
export function MessageStep({ draft, onBack, onNext }: MessageStepProps) {
  const text = useText();
  const { message, audience } = draft.value;
  const [settled] = useDebouncedValue(message.text, 250);
  const check = useCommandQuery('templates.check', { text: settled, audience }, { keepPrevious: true });
  const readable = parseTemplate(settled).ok;
  return (
    <Stack>
      <Grid gap="xl">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack>
            <MessageEditor
              value={message.text}
              fields={check.data?.available ?? []}
              onChange={(next) => draft.change({ message: { ...message, text: next } })}
            />
            <ProblemList problems={check.data?.problems} error={check.error} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <MessagePreview text={settled} audience={audience} readable={readable} />
        </Grid.Col>
      </Grid>
      <Group justify="space-between">
        <Button variant="default" onClick={onBack}>
          {text('app.actions.back')}
        </Button>
        <Button disabled={message.text.trim() === ''} onClick={onNext}>
          {text('app.actions.next')}
        </Button>
      </Group>
    </Stack>
  );
}
