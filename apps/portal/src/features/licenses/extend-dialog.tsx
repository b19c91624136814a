import { Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { License } from '@mywasender/contract/http/licenses';
import { Dialog } from '@mywasender/ui/dialog';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useFormat } from '@mywasender/ui/use-format';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../shared/api/api-context.tsx';
import { dayOf, endOfDay } from '../../shared/end-of-day.ts';
import { FormButtons } from '../../shared/form-buttons.tsx';
import { useText } from '../../shared/use-text.ts';
import { patchLicense, refreshLicenses } from './license-cache.ts';

export interface LicenseDialogProps {
  readonly license: License;
  readonly onClose: () => void;
}

export function ExtendDialog({ license, onClose }: LicenseDialogProps) {
  const api = useApi();
  const queryClient = useQueryClient();
  const toasts = useToasts();
  const text = useText();
  const format = useFormat();
  const { keyEnd, expiresAt } = license;
  const [openedAt] = useState(() => Date.now());
  const earliest = new Date(Math.max(openedAt, expiresAt === null ? 0 : new Date(expiresAt).getTime()));
  const form = useForm({
    initialValues: { date: '' },
    validate: {
      date: (value) =>
        value === '' || new Date(endOfDay(value)) <= earliest
          ? text('licenses.laterDate', { date: format.date(earliest) })
          : null,
    },
  });
  const extend = useMutation({
    mutationFn: (date: string) =>
      api.call('POST /v1/licenses/:id/extend', {
        params: { id: license.id },
        body: { expiresAt: endOfDay(date) },
      }),
    onSuccess: (updated, date) => {
      patchLicense(queryClient, license.id, updated);
      toasts.done(text('licenses.extended', { end: keyEnd, date: format.date(endOfDay(date)) }));
      onClose();
      return refreshLicenses(queryClient);
    },
  });
  return (
    <Dialog onClose={onClose} title={text('licenses.extendTitle', { end: keyEnd })}>
      <form onSubmit={form.onSubmit(({ date }) => extend.mutate(date))} noValidate>
        <Stack>
          <Text size="sm">
            {expiresAt !== null && text('licenses.extendText', { date: format.date(expiresAt) })}
          </Text>
          <ErrorNotice error={extend.error} />
          <TextInput
            type="date"
            label={text('licenses.newExpiry')}
            min={dayOf(earliest)}
            data-autofocus
            {...form.getInputProps('date')}
          />
          <FormButtons label={text('licenses.extend')} pending={extend.isPending} onCancel={onClose} />
        </Stack>
      </form>
    </Dialog>
  );
}
