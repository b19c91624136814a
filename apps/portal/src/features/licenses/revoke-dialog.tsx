import { Alert, Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Dialog } from '@mywasender/ui/dialog';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../shared/api/api-context.tsx';
import { useText } from '../../shared/use-text.ts';
import type { LicenseDialogProps } from './extend-dialog.tsx';
import { patchLicense, refreshLicenses } from './license-cache.ts';

/** Revoking cannot be undone: it asks for the reason and for the end of the key, typed. */
export function RevokeDialog({ license, onClose }: LicenseDialogProps) {
  const api = useApi();
  const queryClient = useQueryClient();
  const toasts = useToasts();
  const text = useText();
  const end = license.keyEnd;
  const form = useForm({
    initialValues: { reason: '', typed: '' },
    validate: {
      reason: (value) => (value.trim() === '' ? text('licenses.revokeReasonMissing') : null),
      typed: (value) =>
        value.trim().toUpperCase() === end.toUpperCase() ? null : text('licenses.revokeTypeWrong', { end }),
    },
  });
  const revoke = useMutation({
    mutationFn: (reason: string) =>
      api.call('POST /v1/licenses/:id/revoke', { params: { id: license.id }, body: { reason } }),
    onSuccess: (answer) => {
      patchLicense(queryClient, license.id, answer.license);
      toasts.done(text(answer.refunded ? 'licenses.revokedRefunded' : 'licenses.revoked', { end }));
      onClose();
      return refreshLicenses(queryClient);
    },
  });
  return (
    <Dialog onClose={onClose} title={text('licenses.revokeTitle', { end })}>
      <form onSubmit={form.onSubmit(({ reason }) => revoke.mutate(reason.trim()))} noValidate>
        <Stack>
          <Alert color="red">{text('licenses.revokeText')}</Alert>
          <ErrorNotice error={revoke.error} />
          <Textarea
            label={text('licenses.revokeReason')}
            description={text('licenses.revokeReasonHint')}
            autosize
            minRows={2}
            maxLength={500}
            data-autofocus
            {...form.getInputProps('reason')}
          />
          <TextInput
            label={text('licenses.revokeType', { end })}
            autoComplete="off"
            spellCheck={false}
            {...form.getInputProps('typed')}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {text('shell.cancel')}
            </Button>
            <Button type="submit" color="red" loading={revoke.isPending}>
              {text('licenses.revokeConfirm')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
