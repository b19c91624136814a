import { Alert, Button, Divider, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { MfaChallenge } from '@mywasender/contract/http/mfa';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useMutation } from '@tanstack/react-query';
import { useApi, useSession } from '../../shared/api/api-context.tsx';
import { AppLink } from '../../shared/app-link.tsx';
import { AuthCard } from '../../shared/auth-card.tsx';
import { passkeysWork } from '../../shared/passkeys.ts';
import { useText } from '../../shared/use-text.ts';
import { checkEmail } from '../../shared/validate-credentials.ts';
import { PasskeySignIn } from './passkey-sign-in.tsx';

export interface PasswordStepProps {
  readonly registerHref: string;
  readonly forgotHref: string;
  readonly resendHref: string;
  readonly onChallenge: (challenge: MfaChallenge) => void;
}

export function PasswordStep({ registerHref, forgotHref, resendHref, onChallenge }: PasswordStepProps) {
  const api = useApi();
  const session = useSession();
  const text = useText();
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: {
      email: checkEmail(text),
      password: (value) => (value === '' ? text('auth.requiredPassword') : null),
    },
  });
  const signIn = useMutation({
    mutationFn: (values: typeof form.values) =>
      api.signIn({ email: values.email.trim(), password: values.password, client: 'web' }),
    onSuccess: (challenge) => {
      if (challenge !== null) onChallenge(challenge);
    },
  });
  const reason = session.status === 'signed-out' ? session.reason : 'none';
  return (
    <AuthCard title={text('auth.signIn')} text={text('auth.signInText')}>
      <form onSubmit={form.onSubmit((values) => signIn.mutate(values))} noValidate>
        <Stack>
          {reason !== 'none' && !signIn.isError && (
            <Alert>{text(reason === 'ended' ? 'auth.sessionEnded' : 'auth.signedOut')}</Alert>
          )}
          <ErrorNotice error={signIn.error} />
          <TextInput
            label={text('auth.email')}
            type="email"
            autoComplete="username"
            autoFocus
            {...form.getInputProps('email')}
          />
          <PasswordInput
            label={text('auth.password')}
            visibilityToggleButtonProps={{ 'aria-label': text('auth.showPassword') }}
            autoComplete="current-password"
            {...form.getInputProps('password')}
          />
          <Button type="submit" loading={signIn.isPending}>
            {text('auth.signIn')}
          </Button>
        </Stack>
      </form>
      {passkeysWork() && (
        <>
          <Divider label={text('auth.or')} my="md" />
          <PasskeySignIn />
        </>
      )}
      <Text size="sm" mt="md">
        <AppLink to={forgotHref}>{text('auth.forgot')}</AppLink>
      </Text>
      <Text size="sm" mt="xs">
        <AppLink to={resendHref}>{text('auth.noConfirmation')}</AppLink>
      </Text>
      <Text size="sm" mt="xs">
        {text('auth.noAccount')} <AppLink to={registerHref}>{text('auth.register')}</AppLink>
      </Text>
    </AuthCard>
  );
}
