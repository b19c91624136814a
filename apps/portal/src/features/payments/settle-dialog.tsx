import { Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { PaymentDifference } from '@mywasender/contract/http/payment-differences';
import { Dialog } from '@mywasender/ui/dialog';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../shared/api/api-context.tsx';
import { FormButtons } from '../../shared/form-buttons.tsx';
import { useText } from '../../shared/use-text.ts';

export interface SettleDialogProps {
  readonly difference: PaymentDifference;
  readonly onClose: () => void;
  readonly onSettled: () => void;
}

/** Says that a difference is dealt with, and why. */
export function SettleDialog({ difference, onClose, onSettled }: SettleDialogProps) {
  const api = useApi();
  const queryClient = useQueryClient();
  const toasts = useToasts();
  const text = useText();
  const params = { id: difference.id };
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['differences'] });
  const form = useForm({
    initialValues: { reason: '' },
    validate: { reason: (value) => (value.trim() === '' ? text('differences.reasonMissing') : null) },
  });
  const settle = useMutation({
    mutationFn: ({ reason }: typeof form.values) =>
      api.call('POST /v1/admin/payments/differences/:id/settle', { params, body: { reason: reason.trim() } }),
    onSuccess: () => {
      toasts.undo(text('differences.settled'), async () => {
        await api.call('POST /v1/admin/payments/differences/:id/reopen', { params });
        await refresh();
      });
      onSettled();
    },
    onSettled: refresh,
  });
  return (
    <Dialog onClose={onClose} title={text('differences.settleTitle')}>
      <form onSubmit={form.onSubmit((values) => settle.mutate(values))} noValidate>
        <Stack>
          <Text size="sm">{text('differences.settleText')}</Text>
          <ErrorNotice error={settle.error} />
          <TextInput
            label={text('differences.reason')}
            description={text('differences.reasonHint')}
            maxLength={200}
            data-autofocus
            {...form.getInputProps('reason')}
          />
          <FormButtons label={text('differences.settle')} pending={settle.isPending} onCancel={onClose} />
        </Stack>
      </form>
    </Dialog>
  );
}
