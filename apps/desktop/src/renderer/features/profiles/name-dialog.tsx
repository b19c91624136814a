import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { type FormEvent, useState } from 'react';
import { useText } from '../../shared/use-text.ts';

export interface NameDialogProps {
  readonly title: string;
  readonly submit: string;
  readonly initial: string;
  readonly pending: boolean;
  readonly error: unknown;
  readonly onSubmit: (name: string) => void;
  readonly onClose: () => void;
}

/** Asks for the name of a profile. Shown as long as it is rendered. */
export function NameDialog({ title, submit, initial, pending, error, onSubmit, onClose }: NameDialogProps) {
  const text = useText();
  const [name, setName] = useState(initial);
  const [tried, setTried] = useState(false);
  const missing = name.trim() === '';
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!missing) onSubmit(name.trim());
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': text('app.actions.close') }}
    >
      <form onSubmit={send} noValidate>
        <Stack>
          <TextInput
            data-autofocus
            label={text('profiles.name')}
            description={text('profiles.nameHint')}
            maxLength={80}
            required
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={tried && missing ? text('profiles.nameMissing') : undefined}
          />
          <ErrorNotice error={error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {text('app.actions.cancel')}
            </Button>
            <Button type="submit" loading={pending}>
              {submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
