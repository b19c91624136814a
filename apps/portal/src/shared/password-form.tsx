import { PasswordInput, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { FormButtons } from './form-buttons.tsx';
import { useText } from './use-text.ts';

export interface PasswordFormProps {
  readonly text: string;
  readonly confirmLabel: string;
  readonly danger?: boolean;
  readonly onConfirm: (password: string) => Promise<void>;
  readonly onCancel: () => void;
  /** further fields, above the password */
  readonly children?: ReactNode;
}

/** Asks for the password before something an open session alone must not do. */
export function PasswordForm(props: PasswordFormProps) {
  const text = useText();
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: (value) => (value === '' ? text('auth.requiredPassword') : null) },
  });
  const confirm = useMutation({ mutationFn: props.onConfirm });
  return (
    <form onSubmit={form.onSubmit(({ password }) => confirm.mutate(password))} noValidate>
      <Stack>
        <Text size="sm">{props.text}</Text>
        <ErrorNotice error={confirm.error} />
        {props.children}
        <PasswordInput
          label={text('security.yourPassword')}
          visibilityToggleButtonProps={{ 'aria-label': text('auth.showPassword') }}
          autoComplete="current-password"
          data-autofocus
          {...form.getInputProps('password')}
        />
        <FormButtons
          label={props.confirmLabel}
          pending={confirm.isPending}
          danger={props.danger === true}
          onCancel={props.onCancel}
        />
      </Stack>
    </form>
  );
}
