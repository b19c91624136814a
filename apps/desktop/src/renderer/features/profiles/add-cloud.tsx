import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useCommand } from '../../shared/use-command.ts';
import { useText } from '../../shared/use-text.ts';
import type { CloudAccountInput } from './cloud-account-input.ts';
import { CloudFields, isComplete } from './cloud-fields.tsx';

const BLANK: CloudAccountInput = { phoneNumberId: '', wabaId: '', accessToken: '', appSecret: '' };

/** A number of the official Cloud API. */
export function AddCloud({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const toasts = useToasts();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [account, setAccount] = useState(BLANK);
  const [tried, setTried] = useState(false);
  const create = useCommand('profiles.createCloud', {
    onSuccess: ({ id, name: created }) => {
      onClose();
      toasts.done(text('profiles.cloud.created', { name: created }));
      void navigate({ to: '/profiles/$profileId', params: { profileId: id } });
    },
  });
  const nameMissing = name.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!nameMissing && isComplete(account, false)) create.mutate({ name: name.trim(), ...account });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={text('profiles.cloud.addTitle')}
      closeButtonProps={{ 'aria-label': text('app.actions.close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          <Text size="sm">{text('profiles.cloud.about')}</Text>
          <TextInput
            data-autofocus
            label={text('profiles.name')}
            description={text('profiles.nameHint')}
            maxLength={80}
            required
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
            error={tried && nameMissing ? text('profiles.nameMissing') : undefined}
          />
          <CloudFields value={account} saved={false} tried={tried} onChange={setAccount} />
          <ErrorNotice error={create.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {text('app.actions.cancel')}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {text('profiles.cloud.create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
