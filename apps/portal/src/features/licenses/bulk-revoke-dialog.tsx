import { Alert, Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Dialog } from '@mywasender/ui/dialog';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../shared/api/api-context.tsx';
import { useText } from '../../shared/use-text.ts';
import type { BulkDialogProps } from './bulk-extend-dialog.tsx';
import { patchLicenses, refreshLicenses } from './license-cache.ts';
import { listOfEnds, nameLicenses } from './name-licenses.ts';

/** As for one license: it cannot be undone, so it asks for the reason and for how many they are, typed. */
export function BulkRevokeDialog({ licenses, onClose, onDone }: BulkDialogProps) {
  const api = useApi();
  const queryClient = useQueryClient();
  const text = useText();
  const count = licenses.length;
  const form = useForm({
    initialValues: { reason: '', typed: '' },
    validate: {
      reason: (value) => (value.trim() === '' ? text('licenses.revokeReasonMissing') : null),
      typed: (value) =>
        value.trim() === String(count) ? null : text('licenses.revokeTypeWrong', { end: count }),
    },
  });
  const revoke = useMutation({
    mutationFn: (reason: string) =>
      api.call('POST /v1/licenses/bulk/revoke', { body: { ids: licenses.map(({ id }) => id), reason } }),
    onSuccess: ({ licenses: after, changed, refunded }) => {
      patchLicenses(queryClient, after);
      onDone(text('licenses.bulk.revoked', { count: changed.length, refunded: refunded.length }));
      return refreshLicenses(queryClient);
    },
  });
  const ends = licenses.map(({ keyEnd }) => keyEnd);
  return (
    <Dialog onClose={onClose} title={text('licenses.bulk.revokeTitle', { count })}>
      <form onSubmit={form.onSubmit(({ reason }) => revoke.mutate(reason.trim()))} noValidate>
        <Stack>
          <Alert color="red">{text('licenses.revokeText')}</Alert>
          <Text size="sm">{listOfEnds(text, ends)}</Text>
          <ErrorNotice error={nameLicenses(text, revoke.error, licenses)} />
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
            label={text('licenses.revokeType', { end: count })}
            inputMode="numeric"
            autoComplete="off"
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
