import { NumberInput, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type License, MOST_DAYS } from '@mywasender/contract/http/licenses';
import { Dialog } from '@mywasender/ui/dialog';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../shared/api/api-context.tsx';
import { FormButtons } from '../../shared/form-buttons.tsx';
import { useIdempotencyKey } from '../../shared/use-idempotency-key.ts';
import { useText } from '../../shared/use-text.ts';
import { patchLicenses, refreshLicenses } from './license-cache.ts';
import { nameLicenses } from './name-licenses.ts';

export interface BulkDialogProps {
  /** the selected ones, not none */
  readonly licenses: readonly License[];
  readonly onClose: () => void;
  /** with what to say about it */
  readonly onDone: (message: string) => void;
}

/** Days rather than a date: the licenses end on different days, and some have not begun. */
export function BulkExtendDialog({ licenses, onClose, onDone }: BulkDialogProps) {
  const api = useApi();
  const queryClient = useQueryClient();
  const idempotency = useIdempotencyKey();
  const text = useText();
  const form = useForm<{ days: number | string }>({
    initialValues: { days: 30 },
    validate: {
      days: (value) =>
        typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MOST_DAYS
          ? null
          : text('licenses.bulk.badDays', { most: MOST_DAYS }),
    },
  });
  const extend = useMutation({
    mutationFn: (days: number) => {
      const body = { ids: licenses.map(({ id }) => id), days };
      // a lost answer must not make the days count twice
      return api.call(
        'POST /v1/licenses/bulk/extend',
        { body },
        { idempotencyKey: idempotency.keyFor(body) },
      );
    },
    onSuccess: (answer) => {
      patchLicenses(queryClient, answer.licenses);
      onDone(text('licenses.bulk.extended', { count: answer.changed.length }));
      return refreshLicenses(queryClient);
    },
  });
  return (
    <Dialog onClose={onClose} title={text('licenses.bulk.extendTitle', { count: licenses.length })}>
      <form onSubmit={form.onSubmit(({ days }) => extend.mutate(Number(days)))} noValidate>
        <Stack>
          <Text size="sm">{text('licenses.bulk.extendText')}</Text>
          <ErrorNotice error={nameLicenses(text, extend.error, licenses)} />
          <NumberInput
            label={text('licenses.bulk.days')}
            min={1}
            max={MOST_DAYS}
            allowDecimal={false}
            data-autofocus
            {...form.getInputProps('days')}
          />
          <FormButtons label={text('licenses.extend')} pending={extend.isPending} onCancel={onClose} />
        </Stack>
      </form>
    </Dialog>
  );
}
