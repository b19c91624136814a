import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import type { SavedAnswer } from '@mywasender/contract/models/answer';
import { Dialog } from '@mywasender/ui/dialog';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useState } from 'react';
import { useCommand } from '../../shared/use-command.ts';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';

export interface SavedAnswersDialogProps {
  /** What stands in the answer box: most often the text to keep. */
  readonly draft: string;
  readonly onClose: () => void;
}

/** Texts kept for answering: add, change, remove with undo. */
export function SavedAnswersDialog({ draft, onClose }: SavedAnswersDialogProps) {
  const text = useText();
  const toasts = useToasts();
  const { data, error, refetch } = useCommandQuery('inbox.savedAnswers', {});
  const [edited, edit] = useState<SavedAnswer | null>(null);
  const [name, setName] = useState('');
  const [content, setContent] = useState(draft);
  const start = (answer: SavedAnswer | null) => {
    edit(answer);
    setName(answer?.name ?? '');
    setContent(answer?.text ?? '');
  };
  const save = useCommand('inbox.saveAnswer', { onSuccess: () => start(null) });
  const restore = useCommand('inbox.saveAnswer');
  const remove = useCommand('inbox.removeSavedAnswer', { onError: toasts.failed });
  const drop = (answer: SavedAnswer) =>
    remove.mutate(
      { savedAnswerId: answer.id },
      {
        onSuccess: () =>
          toasts.undo(text('replies.saved.removed', { name: answer.name }), () =>
            restore.mutateAsync({ name: answer.name, text: answer.text }),
          ),
      },
    );
  const submit = () =>
    save.mutate({ ...(edited === null ? {} : { savedAnswerId: edited.id }), name, text: content });
  return (
    <Dialog title={text('replies.saved.title')} onClose={onClose}>
      <Stack>
        <ErrorNotice error={error} onRetry={() => void refetch()} />
        {data?.answers.length === 0 && (
          <Text size="sm" c="dimmed">
            {text('replies.saved.empty')}
          </Text>
        )}
        {data?.answers.map((answer) => (
          <Group key={answer.id} justify="space-between" wrap="nowrap" align="flex-start">
            <div>
              <Text fw={600}>{answer.name}</Text>
              <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                {answer.text}
              </Text>
            </div>
            <Group gap={4} wrap="nowrap">
              <Button size="compact-sm" variant="default" onClick={() => start(answer)}>
                {text('replies.saved.edit')}
              </Button>
              <Button size="compact-sm" variant="subtle" color="red" onClick={() => drop(answer)}>
                {text('replies.saved.remove')}
              </Button>
            </Group>
          </Group>
        ))}
        <TextInput
          label={text('replies.saved.name')}
          description={text('replies.saved.nameHint')}
          maxLength={60}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Textarea
          label={text('replies.saved.text')}
          description={text('replies.saved.textHint')}
          autosize
          minRows={3}
          maxRows={8}
          maxLength={4096}
          value={content}
          onChange={({ currentTarget }) => setContent(currentTarget.value)}
        />
        <ErrorNotice error={save.error} />
        <Group justify="flex-end">
          <Button loading={save.isPending} disabled={name.trim() === '' || content === ''} onClick={submit}>
            {text(edited === null ? 'replies.saved.add' : 'replies.saved.save')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
