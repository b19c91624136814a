import { Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Dialog } from '@mywasender/ui/dialog';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useFormat } from '@mywasender/ui/use-format';
import { useMutation } from '@tanstack/react-query';
import { useApi } from '../../shared/api/api-context.tsx';
import { FormButtons } from '../../shared/form-buttons.tsx';
import { useText } from '../../shared/use-text.ts';
import { type Goods, GoodsChoice } from './goods-choice.tsx';
import type { RefundItemProps } from './refund-item.tsx';
import { useReload } from './use-reload.ts';

export interface SettleRefundDialogProps extends RefundItemProps {
  readonly onClose: () => void;
}

/** Money that failed to go back by the provider and went in another way. */
export function SettleRefundDialog({ payment, refund, onClose }: SettleRefundDialogProps) {
  const api = useApi();
  const toasts = useToasts();
  const text = useText();
  const format = useFormat();
  const reload = useReload(payment.id);
  const form = useForm({
    initialValues: { how: '', goods: 'take-back' as Goods },
    validate: { how: (value) => (value.trim() === '' ? text('payments.settleHowMissing') : null) },
  });
  const settle = useMutation({
    mutationFn: ({ how, goods }: typeof form.values) =>
      api.call('POST /v1/admin/payments/:id/refunds/:refundId/settle', {
        params: { id: payment.id, refundId: refund.id },
        body: { how: how.trim(), goods },
      }),
    onSuccess: async () => {
      toasts.done(text('payments.settledDone'));
      onClose();
      await reload();
    },
  });
  const amount = format.money(refund.amount, payment.currency);
  return (
    <Dialog onClose={onClose} title={text('payments.settleTitle', { amount })}>
      <form onSubmit={form.onSubmit((values) => settle.mutate(values))} noValidate>
        <Stack>
          <Text size="sm">{text('payments.settleText')}</Text>
          <ErrorNotice error={settle.error} />
          <TextInput
            label={text('payments.settleHow')}
            description={text('payments.settleHowHint')}
            maxLength={200}
            data-autofocus
            {...form.getInputProps('how')}
          />
          <GoodsChoice value={form.values.goods} onChange={(goods) => form.setFieldValue('goods', goods)} />
          <FormButtons label={text('payments.settle')} pending={settle.isPending} onCancel={onClose} />
        </Stack>
      </form>
    </Dialog>
  );
}
