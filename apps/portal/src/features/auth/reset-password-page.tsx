import { Alert, Button, PasswordInput, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useMutation } from '@tanstack/react-query';
import { useApi } from '../../shared/api/api-context.tsx';
import { AppLink } from '../../shared/app-link.tsx';
import { AuthCard } from '../../shared/auth-card.tsx';
import { PasswordStrength } from '../../shared/password-strength.tsx';
import { useText } from '../../shared/use-text.ts';
import { checkNewPassword } from '../../shared/validate-credentials.ts';

export interface ResetPasswordPageProps {
  /** of the mailed link; behind its #, so that no server logs it */
  readonly token: string;
  readonly signInHref: string;
  readonly forgotHref: string;
}

/** The end of the link by which a new password is chosen. It signs nobody in. */
export function ResetPasswordPage({ token, signInHref, forgotHref }: ResetPasswordPageProps) {
  const api = useApi();
  const text = useText();
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: checkNewPassword(text) },
  });
  const reset = useMutation({
    mutationFn: ({ password }: typeof form.values) =>
      api.call('POST /v1/auth/password/reset', { body: { token, password } }),
  });
  if (reset.isSuccess)
    return (
      <AuthCard title={text('auth.newPassword')} text={text('auth.newPasswordText')}>
        <Alert role="status">{text('auth.passwordSet')}</Alert>
        <Text size="sm" mt="md">
          <AppLink to={signInHref}>{text('auth.signIn')}</AppLink>
        </Text>
      </AuthCard>
    );
  return (
    <AuthCard title={text('auth.newPassword')} text={text('auth.newPasswordText')}>
      <form onSubmit={form.onSubmit((values) => reset.mutate(values))} noValidate>
        <Stack>
          <ErrorNotice error={reset.error} />
          <PasswordInput
            label={text('auth.newPassword')}
            visibilityToggleButtonProps={{ 'aria-label': text('auth.showPassword') }}
            description={text('auth.passwordHint')}
            autoComplete="new-password"
            autoFocus
            {...form.getInputProps('password')}
          />
          <PasswordStrength password={form.values.password} email="" name="" />
          <Button type="submit" loading={reset.isPending}>
            {text('auth.setPassword')}
          </Button>
          <Text size="sm">
            <AppLink to={forgotHref}>{text('auth.newLink')}</AppLink>
          </Text>
        </Stack>
      </form>
    </AuthCard>
  );
}
