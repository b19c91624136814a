import { Alert, Button, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useMutation } from '@tanstack/react-query';
import { AppLink } from '../../shared/app-link.tsx';
import { AuthCard } from '../../shared/auth-card.tsx';
import { useText } from '../../shared/use-text.ts';
import { checkEmail } from '../../shared/validate-credentials.ts';

export interface AskLinkPageProps {
  readonly title: string;
  readonly text: string;
  readonly asked: string;
  readonly ask: (email: string) => Promise<unknown>;
  readonly signInHref: string;
}

/** Asks for a mail with a link. The answer is the same for every address. */
export function AskLinkPage({ title, text: about, asked, ask, signInHref }: AskLinkPageProps) {
  const text = useText();
  const form = useForm({ initialValues: { email: '' }, validate: { email: checkEmail(text) } });
  const send = useMutation({ mutationFn: ({ email }: typeof form.values) => ask(email.trim()) });
  const back = (
    <Text size="sm" mt="md">
      <AppLink to={signInHref}>{text('auth.signIn')}</AppLink>
    </Text>
  );
  if (send.isSuccess)
    return (
      <AuthCard title={text('auth.lookForMail')} text={form.values.email.trim()}>
        <Alert role="status">{asked}</Alert>
        {back}
      </AuthCard>
    );
  return (
    <AuthCard title={title} text={about}>
      <form onSubmit={form.onSubmit((values) => send.mutate(values))} noValidate>
        <Stack>
          <ErrorNotice error={send.error} />
          <TextInput
            label={text('auth.email')}
            type="email"
            autoComplete="username"
            maxLength={254}
            autoFocus
            {...form.getInputProps('email')}
          />
          <Button type="submit" loading={send.isPending}>
            {text('auth.sendLink')}
          </Button>
        </Stack>
      </form>
      {back}
    </AuthCard>
  );
}
