import { Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { TransferLicenseBody } from '@mywasender/contract/http/licenses';
import { Dialog } from '@mywasender/ui/dialog';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../shared/api/api-context.tsx';
import { FormButtons } from '../../shared/form-buttons.tsx';
import { useText } from '../../shared/use-text.ts';
import { checkEmail } from '../../shared/validate-credentials.ts';
import type { LicenseDialogProps } from './extend-dialog.tsx';
import { patchLicense, refreshLicenses } from './license-cache.ts';

/** Gives a license to another customer. */
export function TransferDialog({ license, onClose }: LicenseDialogProps) {
  const api = useApi();
  const queryClient = useQueryClient();
  const toasts = useToasts();
  const text = useText();
  const { id, keyEnd, customerEmail } = license;
  const form = useForm({
    initialValues: { email: '', reason: '' },
    validate: {
      email: (value) =>
        value.trim().toLowerCase() === customerEmail?.toLowerCase()
          ? text('transfer.same')
          : checkEmail(text)(value),
    },
  });
  const transfer = useMutation({
    mutationFn: (body: TransferLicenseBody) =>
      api.call('POST /v1/licenses/:id/transfer', { params: { id }, body }),
    onSuccess: async (updated) => {
      patchLicense(queryClient, id, updated);
      toasts.done(text('transfer.done', { end: keyEnd, email: updated.customerEmail ?? '' }));
      onClose();
      await refreshLicenses(queryClient, id);
    },
  });
  const submit = form.onSubmit(({ email, reason }) =>
    transfer.mutate({
      customerEmail: email.trim(),
      ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
    }),
  );
  return (
    <Dialog onClose={onClose} title={text('transfer.title', { end: keyEnd })}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <Text size="sm">{text('transfer.text')}</Text>
          {customerEmail !== null && (
            <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
              {text('transfer.now', { email: customerEmail })}
            </Text>
          )}
          <ErrorNotice error={transfer.error} />
          <TextInput
            type="email"
            label={text('transfer.email')}
            maxLength={254}
            autoComplete="off"
            data-autofocus
            {...form.getInputProps('email')}
          />
          <TextInput label={text('transfer.reason')} maxLength={500} {...form.getInputProps('reason')} />
          <FormButtons label={text('transfer.confirm')} pending={transfer.isPending} onCancel={onClose} />
        </Stack>
      </form>
    </Dialog>
  );
}
