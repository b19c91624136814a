import { Alert, Button, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useMutation } from '@tanstack/react-query';
import { useApi } from '../../shared/api/api-context.tsx';
import { AppLink } from '../../shared/app-link.tsx';
import { AuthCard } from '../../shared/auth-card.tsx';
import { useText } from '../../shared/use-text.ts';
import { checkEmail } from '../../shared/validate-credentials.ts';

/** Asks for the mail with the link to a new password. The answer is the same for every address. */
export function ForgotPasswordPage({ signInHref }: { readonly signInHref: string }) {
  const api = useApi();
  const text = useText();
  const form = useForm({ initialValues: { email: '' }, validate: { email: checkEmail(text) } });
  const ask = useMutation({
    mutationFn: ({ email }: typeof form.values) =>
      api.call('POST /v1/auth/password/forgot', { body: { email: email.trim() } }),
  });
  const back = (
    <Text size="sm" mt="md">
      <AppLink to={signInHref}>{text('auth.signIn')}</AppLink>
    </Text>
  );
  if (ask.isSuccess)
    return (
      <AuthCard title={text('auth.lookForMail')} text={form.values.email.trim()}>
        <Alert role="status">{text('auth.lookForMailText')}</Alert>
        {back}
      </AuthCard>
    );
  return (
    <AuthCard title={text('auth.forgot')} text={text('auth.forgotText')}>
      <form onSubmit={form.onSubmit((values) => ask.mutate(values))} noValidate>
        <Stack>
          <ErrorNotice error={ask.error} />
          <TextInput
            label={text('auth.email')}
            type="email"
            autoComplete="username"
            maxLength={254}
            autoFocus
            {...form.getInputProps('email')}
          />
          <Button type="submit" loading={ask.isPending}>
            {text('auth.sendLink')}
          </Button>
        </Stack>
      </form>
      {back}
    </AuthCard>
  );
}
