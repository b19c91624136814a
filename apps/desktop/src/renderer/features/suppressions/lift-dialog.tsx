import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { Suppression } from '@mywasender/contract/models/contact';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useToasts } from '@mywasender/ui/undo-toast';
import { type FormEvent, useState } from 'react';
import { ConsentFields, consentProblems } from '../../shared/consent-fields.tsx';
import { useBlankConsent } from '../../shared/use-blank-consent.ts';
import { useCommand } from '../../shared/use-command.ts';
import { useText } from '../../shared/use-text.ts';

export interface LiftDialogProps {
  readonly suppression: Suppression;
  readonly onClose: () => void;
}

/** Somebody on the list has agreed anew: the consent is recorded, and they may be written to again. */
export function LiftDialog({ suppression, onClose }: LiftDialogProps) {
  const text = useText();
  const toasts = useToasts();
  const [consent, setConsent] = useState(useBlankConsent());
  const [tried, setTried] = useState(false);
  const phone = suppression.phone ?? text('contacts.suppressionPage.hidden');
  const lift = useCommand('suppressions.remove', {
    alsoChanges: ['contacts', 'campaigns'],
    onSuccess: () => {
      toasts.done(text('contacts.suppressionPage.lifted', { phone }));
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(consentProblems(consent)).length === 0) lift.mutate({ id: suppression.id, consent });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={text('contacts.suppressionPage.liftTitle', { phone })}
      closeButtonProps={{ 'aria-label': text('app.actions.close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          <Text size="sm">{text('contacts.suppressionPage.liftIntro')}</Text>
          <ConsentFields value={consent} onChange={setConsent} tried={tried} />
          <ErrorNotice error={lift.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {text('app.actions.cancel')}
            </Button>
            <Button type="submit" loading={lift.isPending}>
              {text('contacts.suppressionPage.liftSave')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
