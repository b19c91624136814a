import { Alert, Button, PasswordInput, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useMutation } from '@tanstack/react-query';
import { useApi } from '../../shared/api/api-context.tsx';
import { AppLink } from '../../shared/app-link.tsx';
import { AuthCard } from '../../shared/auth-card.tsx';
import { useText } from '../../shared/use-text.ts';

export interface VerifyEmailPageProps {
  /** of the mailed link; behind its #, so that no server logs it */
  readonly token: string;
  readonly signInHref: string;
}

/** The end of the link that shows whose the address of a new account is. */
export function VerifyEmailPage({ token, signInHref }: VerifyEmailPageProps) {
  const api = useApi();
  const text = useText();
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: (value) => (value === '' ? text('auth.requiredPassword') : null) },
  });
  const verify = useMutation({
    mutationFn: ({ password }: typeof form.values) =>
      api.call('POST /v1/auth/email/verify', { body: { token, password } }),
  });
  return (
    <AuthCard title={text('auth.verify')} text={text('auth.verifyText')}>
      {verify.isSuccess ? (
        <Alert role="status">{text('auth.verified')}</Alert>
      ) : (
        <form onSubmit={form.onSubmit((values) => verify.mutate(values))} noValidate>
          <Stack>
            <ErrorNotice error={verify.error} />
            <PasswordInput
              label={text('auth.password')}
              visibilityToggleButtonProps={{ 'aria-label': text('auth.showPassword') }}
              autoComplete="current-password"
              autoFocus
              {...form.getInputProps('password')}
            />
            <Button type="submit" loading={verify.isPending}>
              {text('auth.verify')}
            </Button>
          </Stack>
        </form>
      )}
      <Text size="sm" mt="md">
        <AppLink to={signInHref}>{text('auth.signIn')}</AppLink>
      </Text>
    </AuthCard>
  );
}
