import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useToasts } from '@mywasender/ui/undo-toast';
import { type FormEvent, useState } from 'react';
import { ConsentFields, consentProblems } from '../../shared/consent-fields.tsx';
import { useBlankConsent } from '../../shared/use-blank-consent.ts';
import { useCommand } from '../../shared/use-command.ts';
import { useText } from '../../shared/use-text.ts';

export interface ConsentTarget {
  readonly title: string;
  readonly input: { readonly contactIds: string[] } | { readonly listId: string };
}

export interface ConsentDialogProps {
  readonly target: ConsentTarget;
  readonly onClose: () => void;
}

export function ConsentDialog({ target, onClose }: ConsentDialogProps) {
  const text = useText();
  const toasts = useToasts();
  const [statement, setStatement] = useState(useBlankConsent());
  const [tried, setTried] = useState(false);
  const record = useCommand('contacts.recordConsent', {
    alsoChanges: ['campaigns'],
    onSuccess: ({ recorded }) => {
      toasts.done(text('contacts.consentRecorded', { count: recorded }));
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(consentProblems(statement)).length === 0)
      record.mutate({ ...target.input, consent: statement });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={target.title}
      closeButtonProps={{ 'aria-label': text('app.actions.close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          <Text size="sm">{text('contacts.statement.intro')}</Text>
          <ConsentFields value={statement} onChange={setStatement} tried={tried} />
          <ErrorNotice error={record.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {text('app.actions.cancel')}
            </Button>
            <Button type="submit" loading={record.isPending}>
              {text('contacts.statement.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
