import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { Contact } from '@mywasender/contract/models/contact';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useToasts } from '@mywasender/ui/undo-toast';
import { type FormEvent, useState } from 'react';
import { ConsentFields, consentProblems } from '../../shared/consent-fields.tsx';
import { useBlankConsent } from '../../shared/use-blank-consent.ts';
import { useCommand } from '../../shared/use-command.ts';
import { useText } from '../../shared/use-text.ts';

export interface WithdrawDialogProps {
  readonly contact: Pick<Contact, 'id' | 'name' | 'phone'>;
  readonly onClose: () => void;
}

/** Somebody said, outside of WhatsApp, that they do not want to hear from the sender any more. */
export function WithdrawDialog({ contact, onClose }: WithdrawDialogProps) {
  const text = useText();
  const toasts = useToasts();
  const [withdrawal, setWithdrawal] = useState(useBlankConsent());
  const [tried, setTried] = useState(false);
  const name = contact.name === '' ? contact.phone : contact.name;
  const withdraw = useCommand('contacts.withdrawConsent', {
    alsoChanges: ['campaigns', 'suppressions'],
    onSuccess: () => {
      toasts.done(text('contacts.withdrawal.done', { name }));
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(consentProblems(withdrawal)).length === 0)
      withdraw.mutate({ contactIds: [contact.id], withdrawal });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={text('contacts.withdrawal.title', { name })}
      closeButtonProps={{ 'aria-label': text('app.actions.close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          <Text size="sm">{text('contacts.withdrawal.intro')}</Text>
          <ConsentFields value={withdrawal} onChange={setWithdrawal} tried={tried} about="withdrawal" />
          <ErrorNotice error={withdraw.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {text('app.actions.cancel')}
            </Button>
            <Button type="submit" color="red" loading={withdraw.isPending}>
              {text('contacts.withdrawal.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
