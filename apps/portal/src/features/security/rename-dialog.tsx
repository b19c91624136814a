import { Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { Passkey } from '@mywasender/contract/http/mfa';
import { Dialog } from '@mywasender/ui/dialog';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useMutation } from '@tanstack/react-query';
import { useApi } from '../../shared/api/api-context.tsx';
import { FormButtons } from '../../shared/form-buttons.tsx';
import { useText } from '../../shared/use-text.ts';
import { useFactorsChanged } from './use-factors.ts';

export function RenameDialog({
  passkey,
  onClose,
}: {
  readonly passkey: Passkey;
  readonly onClose: () => void;
}) {
  const api = useApi();
  const text = useText();
  const changed = useFactorsChanged();
  const form = useForm({
    initialValues: { name: passkey.name },
    validate: { name: (value) => (value.trim() === '' ? text('account.nameMissing') : null) },
  });
  const rename = useMutation({
    mutationFn: (name: string) =>
      api.call('PATCH /v1/me/passkeys/:id', { params: { id: passkey.id }, body: { name } }),
    onSuccess: async () => {
      await changed();
      onClose();
    },
  });
  return (
    <Dialog title={text('security.renameTitle', { name: passkey.name })} onClose={onClose}>
      <form onSubmit={form.onSubmit(({ name }) => rename.mutate(name.trim()))} noValidate>
        <Stack>
          <ErrorNotice error={rename.error} />
          <TextInput
            label={text('security.passkeyName')}
            maxLength={60}
            data-autofocus
            {...form.getInputProps('name')}
          />
          <FormButtons label={text('shell.save')} pending={rename.isPending} onCancel={onClose} />
        </Stack>
      </form>
    </Dialog>
  );
}
