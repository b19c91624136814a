import { NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { AdminPayment } from '@mywasender/contract/http/payments';
import { decimalsOf, toMinorUnits, toWholeUnits } from '@mywasender/contract/money';
import { Dialog } from '@mywasender/ui/dialog';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useFormat } from '@mywasender/ui/use-format';
import { useMutation } from '@tanstack/react-query';
import { useApi } from '../../shared/api/api-context.tsx';
import { FormButtons } from '../../shared/form-buttons.tsx';
import { orderTitle } from '../../shared/order-title.ts';
import { useIdempotencyKey } from '../../shared/use-idempotency-key.ts';
import { useText } from '../../shared/use-text.ts';
import { type Goods, GoodsChoice } from './goods-choice.tsx';
import { useReload } from './use-reload.ts';

export interface RefundDialogProps {
  readonly payment: AdminPayment;
  readonly onClose: () => void;
}

/** All that is left, or a part; pressed twice it is given back once. */
export function RefundDialog({ payment, onClose }: RefundDialogProps) {
  const api = useApi();
  const toasts = useToasts();
  const text = useText();
  const format = useFormat();
  const { keyFor } = useIdempotencyKey();
  const reload = useReload(payment.id);
  const { id, currency, refundable: left } = payment;
  const most = format.money(left, currency);
  const minor = (value: number | string) => toMinorUnits(value, currency);
  const form = useForm({
    initialValues: {
      amount: toWholeUnits(left, currency) as number | string,
      reason: '',
      goods: 'keep' as Goods,
    },
    validate: {
      amount: (value) =>
        value !== '' && minor(value) > 0 && minor(value) <= left
          ? null
          : text('payments.amountWrong', { amount: most }),
      reason: (value) => (value.trim() === '' ? text('payments.reasonMissing') : null),
    },
  });
  /** all of it takes the goods, whatever is chosen */
  const part = minor(form.values.amount) < left;
  const refund = useMutation({
    mutationFn: (values: typeof form.values) => {
      const wish = { amount: minor(values.amount), reason: values.reason.trim() };
      const body = wish.amount < left ? { ...wish, goods: values.goods } : wish;
      return api.call(
        'POST /v1/admin/payments/:id/refund',
        { params: { id }, body },
        { idempotencyKey: keyFor(body) },
      );
    },
    onSuccess: () => {
      toasts.done(text('payments.refunded'));
      onClose();
    },
    // also when the provider refused it: then it failed and stands in the list
    onSettled: reload,
  });
  const what = orderTitle(payment);
  return (
    <Dialog onClose={onClose} title={text('payments.refundTitle', { what })}>
      <form onSubmit={form.onSubmit((values) => refund.mutate(values))} noValidate>
        <Stack>
          <Text size="sm">{text(part ? 'payments.refundPart' : 'payments.refundAll')}</Text>
          <ErrorNotice error={refund.error} />
          <NumberInput
            label={text('payments.amount', { currency })}
            description={text('payments.amountHint', { amount: most })}
            decimalScale={decimalsOf(currency)}
            fixedDecimalScale
            min={0}
            data-autofocus
            {...form.getInputProps('amount')}
          />
          {part && (
            <GoodsChoice value={form.values.goods} onChange={(goods) => form.setFieldValue('goods', goods)} />
          )}
          <TextInput
            label={text('payments.reason')}
            description={text('payments.reasonHint')}
            maxLength={200}
            {...form.getInputProps('reason')}
          />
          <FormButtons label={text('payments.refund')} pending={refund.isPending} onCancel={onClose} />
        </Stack>
      </form>
    </Dialog>
  );
}
