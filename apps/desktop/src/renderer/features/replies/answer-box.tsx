import { Button, Combobox, Group, Stack, Textarea, useCombobox } from '@mantine/core';
import type { Conversation, ConversationEntry } from '@mywasender/contract/models/conversation';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { type FormEvent, useState } from 'react';
import { useCommand } from '../../shared/use-command.ts';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';
import { NotLeft } from './not-left.tsx';
import { SavedAnswersDialog } from './saved-answers-dialog.tsx';

/** Longest message WhatsApp shows in one piece to be sent from here. */
const MAX_LENGTH = 4096;

export interface AnswerBoxProps {
  readonly conversation: Conversation;
  /** The newest answer, where it did not leave. */
  readonly failed: ConversationEntry | undefined;
}

/** A text to the person of a conversation; `/` at its begin chooses a saved one. What did not leave is offered again. */
export function AnswerBox({ conversation, failed }: AnswerBoxProps) {
  const text = useText();
  const { id: conversationId } = conversation;
  const [typed, setTyped] = useState('');
  // Kept until it is taken: the same answer asked for again is never a second message.
  const [answerId, setAnswerId] = useState(newId);
  const [managing, setManaging] = useState(false);
  const picker = useCombobox({ onDropdownClose: () => picker.resetSelectedOption() });
  const saved = useCommandQuery('inbox.savedAnswers', { conversationId });
  const send = useCommand('inbox.answer', {
    alsoChanges: ['campaigns', 'profiles'],
    onSuccess: () => change(''),
  });
  const wanted = typed.startsWith('/') ? typed.slice(1).toLowerCase() : null;
  const found = (saved.data?.answers ?? []).filter(
    ({ name }) => wanted !== null && name.toLowerCase().includes(wanted),
  );
  const change = (value: string) => {
    setTyped(value);
    setAnswerId(newId());
    send.reset();
    if (value.startsWith('/')) picker.openDropdown();
    else picker.closeDropdown();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() !== '' && !send.isPending) send.mutate({ conversationId, answerId, text: typed.trim() });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        {failed !== undefined && (
          <NotLeft
            key={failed.id}
            entry={failed}
            conversationId={conversationId}
            {...(typed === '' ? { onChange: () => change(failed.text) } : {})}
          />
        )}
        <Combobox
          store={picker}
          withinPortal={false}
          onOptionSubmit={(id) => change(found.find((answer) => answer.id === id)?.filled ?? '')}
        >
          <Combobox.Target>
            <Textarea
              label={text('replies.answer')}
              description={text('replies.answerHint')}
              autosize
              minRows={2}
              maxRows={8}
              maxLength={MAX_LENGTH}
              value={typed}
              onChange={({ currentTarget }) => change(currentTarget.value)}
              onBlur={() => picker.closeDropdown()}
            />
          </Combobox.Target>
          <Combobox.Dropdown hidden={wanted === null}>
            <Combobox.Options aria-label={text('replies.saved.title')}>
              {found.length === 0 && <Combobox.Empty>{text('replies.saved.none')}</Combobox.Empty>}
              {found.map(({ id, name, filled }) => (
                <Combobox.Option key={id} value={id}>
                  <strong>{name}</strong> {filled.slice(0, 80)}
                </Combobox.Option>
              ))}
            </Combobox.Options>
          </Combobox.Dropdown>
        </Combobox>
        <ErrorNotice error={send.error} />
        <Group justify="space-between">
          <Button variant="subtle" onClick={() => setManaging(true)}>
            {text('replies.saved.title')}
          </Button>
          <Button type="submit" loading={send.isPending} disabled={typed.trim() === '' || wanted !== null}>
            {text('replies.send')}
          </Button>
        </Group>
      </Stack>
      {managing && (
        <SavedAnswersDialog draft={wanted === null ? typed : ''} onClose={() => setManaging(false)} />
      )}
    </form>
  );
}

function newId(): string {
  return crypto.randomUUID();
}
