import { Alert, Button, PasswordInput, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { AppLink } from '../../shared/app-link.tsx';
import { AuthCard } from '../../shared/auth-card.tsx';
import { useText } from '../../shared/use-text.ts';

export interface ConfirmAddressPageProps {
  readonly title: string;
  readonly text: string;
  readonly done: string;
  readonly confirm: (password: string) => Promise<unknown>;
  /** for a link that works no more */
  readonly newLink: ReactNode;
  readonly signInHref: string;
}

/** The end of a link that shows whose an address is: the password of the account is asked for as well. */
export function ConfirmAddressPage(props: ConfirmAddressPageProps) {
  const { title, done, confirm, newLink, signInHref } = props;
  const text = useText();
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: (value) => (value === '' ? text('auth.requiredPassword') : null) },
  });
  const action = useMutation({ mutationFn: ({ password }: typeof form.values) => confirm(password) });
  return (
    <AuthCard title={title} text={props.text}>
      {action.isSuccess ? (
        <Alert role="status">{done}</Alert>
      ) : (
        <>
          <form onSubmit={form.onSubmit((values) => action.mutate(values))} noValidate>
            <Stack>
              <ErrorNotice error={action.error} />
              <PasswordInput
                label={text('auth.password')}
                visibilityToggleButtonProps={{ 'aria-label': text('auth.showPassword') }}
                autoComplete="current-password"
                autoFocus
                {...form.getInputProps('password')}
              />
              <Button type="submit" loading={action.isPending}>
                {title}
              </Button>
            </Stack>
          </form>
          <Text size="sm" mt="md">
            {newLink}
          </Text>
        </>
      )}
      <Text size="sm" mt="xs">
        <AppLink to={signInHref}>{text('auth.signIn')}</AppLink>
      </Text>
    </AuthCard>
  );
}
