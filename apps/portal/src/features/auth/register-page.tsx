import { Alert, Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useMutation } from '@tanstack/react-query';
import { useApi } from '../../shared/api/api-context.tsx';
import { AppLink } from '../../shared/app-link.tsx';
import { AuthCard } from '../../shared/auth-card.tsx';
import { PasswordStrength } from '../../shared/password-strength.tsx';
import { useText } from '../../shared/use-text.ts';
import { checkEmail, checkNewPassword } from '../../shared/validate-credentials.ts';

export interface RegisterPageProps {
  readonly signInHref: string;
  readonly resendHref: string;
}

export function RegisterPage({ signInHref, resendHref }: RegisterPageProps) {
  const api = useApi();
  const text = useText();
  const form = useForm({
    initialValues: { name: '', email: '', password: '' },
    validate: {
      name: (value) => (value.trim() === '' ? text('auth.requiredName') : null),
      email: checkEmail(text),
      password: checkNewPassword(text),
    },
  });
  const register = useMutation({
    mutationFn: ({ name, email, password }: typeof form.values) =>
      api.call('POST /v1/auth/register', { body: { name: name.trim(), email: email.trim(), password } }),
  });
  const signInLink = <AppLink to={signInHref}>{text('auth.signIn')}</AppLink>;
  if (register.isSuccess)
    return (
      <AuthCard title={text('auth.registered')} text={form.values.email.trim()}>
        <Alert role="status">{text('auth.registeredText')}</Alert>
        <Text size="sm" mt="md">
          <AppLink to={resendHref}>{text('auth.noConfirmation')}</AppLink>
        </Text>
        <Text size="sm" mt="xs">
          {signInLink}
        </Text>
      </AuthCard>
    );
  return (
    <AuthCard title={text('auth.register')} text={text('auth.registerText')}>
      <form onSubmit={form.onSubmit((values) => register.mutate(values))} noValidate>
        <Stack>
          <ErrorNotice error={register.error} />
          <TextInput
            label={text('auth.name')}
            autoComplete="name"
            maxLength={120}
            autoFocus
            {...form.getInputProps('name')}
          />
          <TextInput
            label={text('auth.email')}
            type="email"
            autoComplete="username"
            maxLength={254}
            {...form.getInputProps('email')}
          />
          <PasswordInput
            label={text('auth.password')}
            visibilityToggleButtonProps={{ 'aria-label': text('auth.showPassword') }}
            description={text('auth.passwordHint')}
            autoComplete="new-password"
            {...form.getInputProps('password')}
          />
          <PasswordStrength {...form.values} />
          <Button type="submit" loading={register.isPending}>
            {text('auth.register')}
          </Button>
          <Text size="sm">
            {text('auth.haveAccount')} {signInLink}
          </Text>
        </Stack>
      </form>
    </AuthCard>
  );
}
