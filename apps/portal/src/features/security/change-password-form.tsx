import { Alert, Button, Card, PasswordInput, Stack, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useMutation } from '@tanstack/react-query';
import { useApi, useUser } from '../../shared/api/api-context.tsx';
import { PasswordStrength } from '../../shared/password-strength.tsx';
import { useText } from '../../shared/use-text.ts';
import { checkNewPassword } from '../../shared/validate-credentials.ts';

/** A new password, given the one until now. */
export function ChangePasswordForm() {
  const api = useApi();
  const user = useUser();
  const text = useText();
  const form = useForm({
    initialValues: { password: '', newPassword: '' },
    validate: {
      password: (value) => (value === '' ? text('auth.requiredPassword') : null),
      newPassword: checkNewPassword(text),
    },
  });
  const change = useMutation({
    mutationFn: (body: typeof form.values) => api.call('POST /v1/me/password', { body }),
    onSuccess: () => form.reset(),
  });
  const toggle = { 'aria-label': text('auth.showPassword') };
  return (
    <Card component="section" aria-label={text('security.changePassword')}>
      <Title order={2} size="h4" mb="sm">
        {text('security.changePassword')}
      </Title>
      <form onSubmit={form.onSubmit((values) => change.mutate(values))} noValidate>
        <Stack>
          {change.isSuccess && <Alert role="status">{text('security.passwordChanged')}</Alert>}
          <ErrorNotice error={change.error} />
          <PasswordInput
            label={text('security.oldPassword')}
            visibilityToggleButtonProps={toggle}
            autoComplete="current-password"
            {...form.getInputProps('password')}
          />
          <PasswordInput
            label={text('auth.newPassword')}
            description={text('auth.passwordHint')}
            visibilityToggleButtonProps={toggle}
            autoComplete="new-password"
            {...form.getInputProps('newPassword')}
          />
          <PasswordStrength
            password={form.values.newPassword}
            email={user?.email ?? ''}
            name={user?.name ?? ''}
          />
          <Button type="submit" loading={change.isPending} style={{ alignSelf: 'flex-start' }}>
            {text('security.changePassword')}
          </Button>
        </Stack>
      </form>
    </Card>
  );
}
