import { PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Dialog } from '@mywasender/ui/dialog';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useMutation } from '@tanstack/react-query';
import { useApi } from '../../shared/api/api-context.tsx';
import { FormButtons } from '../../shared/form-buttons.tsx';
import { useMeChanged } from '../../shared/use-me.ts';
import { useText } from '../../shared/use-text.ts';
import { checkEmail } from '../../shared/validate-credentials.ts';

/** Asks for another address: it counts once the link mailed there is used. */
export function ChangeEmailDialog({ onClose }: { readonly onClose: () => void }) {
  const api = useApi();
  const text = useText();
  const changed = useMeChanged();
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: {
      email: checkEmail(text),
      password: (value) => (value === '' ? text('auth.requiredPassword') : null),
    },
  });
  const ask = useMutation({
    mutationFn: ({ email, password }: typeof form.values) =>
      api.call('POST /v1/me/email', { body: { email: email.trim(), password } }),
    onSuccess: async () => {
      await changed();
      onClose();
    },
  });
  return (
    <Dialog title={text('account.changeEmail')} onClose={onClose}>
      <form onSubmit={form.onSubmit((values) => ask.mutate(values))} noValidate>
        <Stack>
          <Text size="sm">{text('account.changeEmailText')}</Text>
          <ErrorNotice error={ask.error} />
          <TextInput
            label={text('account.newEmail')}
            type="email"
            autoComplete="email"
            maxLength={254}
            data-autofocus
            {...form.getInputProps('email')}
          />
          <PasswordInput
            label={text('security.yourPassword')}
            visibilityToggleButtonProps={{ 'aria-label': text('auth.showPassword') }}
            autoComplete="current-password"
            {...form.getInputProps('password')}
          />
          <FormButtons label={text('auth.sendLink')} pending={ask.isPending} onCancel={onClose} />
        </Stack>
      </form>
    </Dialog>
  );
}
