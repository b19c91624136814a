import { NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { BlockAddressBody } from '@mywasender/contract/http/address-blocks';
import { Dialog } from '@mywasender/ui/dialog';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useFormat } from '@mywasender/ui/use-format';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from './api/api-context.tsx';
import { FormButtons } from './form-buttons.tsx';
import { useIdempotencyKey } from './use-idempotency-key.ts';
import { useText } from './use-text.ts';

export interface BlockDialogProps {
  /** what to begin with; it can be changed, e.g. to the network it is in */
  readonly address?: string;
  readonly onClose: () => void;
}

const HOURS = [1, 6, 24] as const;

/** Blocks an address for a while. */
export function BlockDialog({ address = '', onClose }: BlockDialogProps) {
  const api = useApi();
  const queryClient = useQueryClient();
  const idempotency = useIdempotencyKey();
  const toasts = useToasts();
  const text = useText();
  const format = useFormat();
  const form = useForm({
    initialValues: { address, hours: '1', reason: '' },
    validate: {
      address: (value) => (value.trim() === '' ? text('blocks.addressMissing') : null),
      reason: (value) => (value.trim() === '' ? text('blocks.reasonMissing') : null),
    },
  });
  const block = useMutation({
    mutationFn: (body: BlockAddressBody) =>
      api.call('POST /v1/admin/address-blocks', { body }, { idempotencyKey: idempotency.keyFor(body) }),
    onSuccess: ({ network, endsAt }) => {
      idempotency.renew();
      toasts.done(text('blocks.blocked', { network, time: format.dateTime(endsAt) }));
      onClose();
      return queryClient.invalidateQueries({ queryKey: ['blocks'] });
    },
  });
  const submit = (values: typeof form.values) =>
    block.mutate({
      address: values.address.trim(),
      reason: values.reason.trim(),
      minutes: Number(values.hours) * 60,
    });
  return (
    <Dialog onClose={onClose} title={text('blocks.block')}>
      <form onSubmit={form.onSubmit(submit)} noValidate>
        <Stack>
          <ErrorNotice error={block.error} />
          <TextInput
            label={text('blocks.address')}
            description={text('blocks.addressHint')}
            maxLength={49}
            {...form.getInputProps('address')}
            {...(address === '' ? { 'data-autofocus': true } : {})}
          />
          <NativeSelect
            label={text('blocks.duration')}
            data={HOURS.map((count) => ({ value: String(count), label: text('blocks.hours', { count }) }))}
            {...form.getInputProps('hours')}
          />
          <Textarea
            label={text('blocks.reason')}
            description={text('blocks.reasonHint')}
            autosize
            minRows={2}
            maxLength={500}
            {...form.getInputProps('reason')}
            {...(address === '' ? {} : { 'data-autofocus': true })}
          />
          <FormButtons label={text('blocks.block')} pending={block.isPending} danger onCancel={onClose} />
        </Stack>
      </form>
    </Dialog>
  );
}
