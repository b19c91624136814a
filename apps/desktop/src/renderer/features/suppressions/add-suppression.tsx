import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useCommand } from '../../shared/use-command.ts';
import { useText } from '../../shared/use-text.ts';

export function AddSuppression({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const toasts = useToasts();
  const add = useCommand('suppressions.add', {
    alsoChanges: ['contacts', 'campaigns'],
    onSuccess: ({ id, phone, source }, input) => {
      const said = text('contacts.suppressionPage.added', { phone: phone ?? input.phone });
      // Who was on the list before for another reason is not taken off it.
      if (source === 'manual') toasts.undo(said, () => remove.mutateAsync({ id }));
      else toasts.done(said);
      onClose();
    },
  });
  const remove = useCommand('suppressions.remove', { alsoChanges: ['contacts', 'campaigns'] });
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { phone: '', note: '' },
    validate: {
      phone: (value) => (value.trim().length < 3 ? text('contacts.suppressionPage.numberMissing') : null),
    },
  });
  const submit = form.onSubmit(({ phone, note }) => add.mutate({ phone: phone.trim(), note: note.trim() }));
  return (
    <Modal
      opened
      onClose={onClose}
      title={text('contacts.suppressionPage.addTitle')}
      closeButtonProps={{ 'aria-label': text('app.actions.close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextInput
            {...form.getInputProps('phone')}
            data-autofocus
            type="tel"
            label={text('contacts.suppressionPage.number')}
            maxLength={60}
            required
          />
          <TextInput
            {...form.getInputProps('note')}
            label={text('contacts.suppressionPage.note')}
            description={text('contacts.suppressionPage.noteHint')}
            maxLength={300}
          />
          <ErrorNotice error={add.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {text('app.actions.cancel')}
            </Button>
            <Button type="submit" loading={add.isPending}>
              {text('contacts.suppressionPage.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
