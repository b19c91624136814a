import { useToasts } from '@mywasender/ui/undo-toast';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../shared/api/api-context.tsx';
import { useText } from '../../shared/use-text.ts';
import type { LicenseDialogProps } from './extend-dialog.tsx';
import { patchLicense, refreshLicenses } from './license-cache.ts';
import { RevokeForm } from './revoke-form.tsx';

/** Asks for the end of the key, typed. */
export function RevokeDialog({ license, onClose }: LicenseDialogProps) {
  const api = useApi();
  const queryClient = useQueryClient();
  const toasts = useToasts();
  const text = useText();
  const end = license.keyEnd;
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
    <RevokeForm
      title={text('licenses.revokeTitle', { end })}
      typed={end}
      typing={{ spellCheck: false }}
      error={revoke.error}
      pending={revoke.isPending}
      onRevoke={(reason) => revoke.mutate(reason)}
      onClose={onClose}
    />
  );
}
