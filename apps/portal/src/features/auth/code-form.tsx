import { Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { MfaMethod } from '@mywasender/contract/http/mfa';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useMutation } from '@tanstack/react-query';
import { useApi } from '../../shared/api/api-context.tsx';
import { useText } from '../../shared/use-text.ts';

export interface CodeFormProps {
  readonly challengeId: string;
  readonly method: Exclude<MfaMethod, 'passkey'>;
}

export function CodeForm({ challengeId, method }: CodeFormProps) {
  const api = useApi();
  const text = useText();
  const form = useForm({
    initialValues: { code: '' },
    validate: { code: (value) => (value.trim() === '' ? text('auth.requiredCode') : null) },
  });
  const verify = useMutation({
    mutationFn: (code: string) =>
      api.finishSignIn('POST /v1/auth/mfa/verify', { body: { challengeId, method, code: code.trim() } }),
    onError: () => form.reset(),
  });
  return (
    <form onSubmit={form.onSubmit(({ code }) => verify.mutate(code))} noValidate>
      <Stack>
        <ErrorNotice error={verify.error} />
        <TextInput
          label={text(`auth.code.${method}`)}
          inputMode={method === 'recovery' ? 'text' : 'numeric'}
          autoComplete="one-time-code"
          maxLength={40}
          autoFocus
          {...form.getInputProps('code')}
        />
        <Button type="submit" loading={verify.isPending}>
          {text('auth.signIn')}
        </Button>
      </Stack>
    </form>
  );
}
