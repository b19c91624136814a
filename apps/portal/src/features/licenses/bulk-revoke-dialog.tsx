import { Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../shared/api/api-context.tsx';
import { useText } from '../../shared/use-text.ts';
import type { BulkDialogProps } from './bulk-extend-dialog.tsx';
import { patchLicenses, refreshLicenses } from './license-cache.ts';
import { listOfEnds, nameLicenses } from './name-licenses.ts';
import { RevokeForm } from './revoke-form.tsx';

/** Asks for how many they are, typed. */
export function BulkRevokeDialog({ licenses, onClose, onDone }: BulkDialogProps) {
  const api = useApi();
  const queryClient = useQueryClient();
  const text = useText();
  const count = licenses.length;
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
    <RevokeForm
      title={text('licenses.bulk.revokeTitle', { count })}
      typed={String(count)}
      typing={{ inputMode: 'numeric' }}
      error={nameLicenses(text, revoke.error, licenses)}
      pending={revoke.isPending}
      onRevoke={(reason) => revoke.mutate(reason)}
      onClose={onClose}
    >
      <Text size="sm">{listOfEnds(text, ends)}</Text>
    </RevokeForm>
  );
}
