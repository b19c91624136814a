import { NumberInput, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { AdminUser, GrantQuotaBody } from '@mywasender/contract/http/admin';
import { Dialog } from '@mywasender/ui/dialog';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../shared/api/api-context.tsx';
import { FormButtons } from '../../shared/form-buttons.tsx';
import { useIdempotencyKey } from '../../shared/use-idempotency-key.ts';
import { useText } from '../../shared/use-text.ts';

export interface GrantQuotaDialogProps {
  readonly user: AdminUser;
  readonly onClose: () => void;
}

interface Values {
  amount: number | string;
  reason: string;
}

export function GrantQuotaDialog({ user, onClose }: GrantQuotaDialogProps) {
  const api = useApi();
  const queryClient = useQueryClient();
  const idempotency = useIdempotencyKey();
  const toasts = useToasts();
  const text = useText();
  const balance = user.balance ?? 0;
  const form = useForm<Values>({
    initialValues: { amount: '', reason: '' },
    validate: {
      amount: (value) => {
        if (typeof value !== 'number' || !Number.isInteger(value) || value === 0)
          return text('admin.badAmount');
        return value + balance < 0 ? text('admin.belowZero', { balance }) : null;
      },
      reason: (value) => (value.trim() === '' ? text('admin.reasonMissing') : null),
    },
  });
  const grant = useMutation({
    mutationFn: (body: GrantQuotaBody) =>
      api.call(
        'POST /v1/admin/users/:id/quota',
        { params: { id: user.id }, body },
        { idempotencyKey: idempotency.keyFor(body) },
      ),
    onSuccess: (entry) => {
      idempotency.renew();
      toasts.done(text('admin.granted', { name: user.name, balance: entry.balanceAfter }));
      onClose();
      return Promise.all([
        queryClient.invalidateQueries({ queryKey: ['users'] }),
        queryClient.invalidateQueries({ queryKey: ['quota'] }),
      ]);
    },
  });
  const submit = ({ amount, reason }: Values) =>
    grant.mutate({ amount: Number(amount), reason: reason.trim() });
  return (
    <Dialog onClose={onClose} title={text('admin.grantTitle', { name: user.name })}>
      <form onSubmit={form.onSubmit(submit)} noValidate>
        <Stack>
          <Text size="sm">{text('admin.grantText', { balance })}</Text>
          <ErrorNotice error={grant.error} />
          <NumberInput
            label={text('admin.amount')}
            allowDecimal={false}
            min={-1_000_000}
            max={1_000_000}
            data-autofocus
            {...form.getInputProps('amount')}
          />
          <Textarea
            label={text('admin.reason')}
            description={text('admin.reasonHint')}
            autosize
            minRows={2}
            maxLength={500}
            {...form.getInputProps('reason')}
          />
          <FormButtons label={text('admin.grantQuota')} pending={grant.isPending} onCancel={onClose} />
        </Stack>
      </form>
    </Dialog>
  );
}
