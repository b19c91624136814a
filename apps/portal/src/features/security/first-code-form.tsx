import { Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { FactorKind } from '@mywasender/contract/http/mfa';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useMutation } from '@tanstack/react-query';
import { useApi } from '../../shared/api/api-context.tsx';
import { FormButtons } from '../../shared/form-buttons.tsx';
import { useText } from '../../shared/use-text.ts';

export interface FirstCodeFormProps {
  readonly kind: FactorKind;
  /** null: the recovery codes of before still count */
  readonly onConfirmed: (recoveryCodes: readonly string[] | null) => void;
  readonly onCancel: () => void;
}

/** The first code shows that the factor works; from then on it counts. */
export function FirstCodeForm({ kind, onConfirmed, onCancel }: FirstCodeFormProps) {
  const api = useApi();
  const text = useText();
  const form = useForm({
    initialValues: { code: '' },
    validate: {
      code: (value) => (/^\d{6}$/.test(value.replace(/\s/g, '')) ? null : text('security.sixDigits')),
    },
  });
  const confirm = useMutation({
    mutationFn: (code: string) =>
      api.call('POST /v1/me/factors/:kind/confirm', {
        params: { kind },
        body: { code: code.replace(/\s/g, '') },
      }),
    onSuccess: ({ recoveryCodes }) => onConfirmed(recoveryCodes),
  });
  return (
    <form onSubmit={form.onSubmit(({ code }) => confirm.mutate(code))} noValidate>
      <Stack>
        <ErrorNotice error={confirm.error} />
        <TextInput
          label={text(`auth.code.${kind}`)}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
          autoFocus
          {...form.getInputProps('code')}
        />
        <FormButtons label={text('security.confirm')} pending={confirm.isPending} onCancel={onCancel} />
      </Stack>
    </form>
  );
}
