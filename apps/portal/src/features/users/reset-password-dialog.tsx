import { Checkbox } from '@mantine/core';
import type { AdminUser } from '@mywasender/contract/http/admin';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useState } from 'react';
import { useApi } from '../../shared/api/api-context.tsx';
import { ConfirmDialog } from '../../shared/confirm-dialog.tsx';
import { useText } from '../../shared/use-text.ts';

export interface ResetPasswordDialogProps {
  readonly user: AdminUser;
  readonly onClose: () => void;
}

/** Has the link to a new password mailed to somebody; the admin does not get to see it. */
export function ResetPasswordDialog({ user, onClose }: ResetPasswordDialogProps) {
  const api = useApi();
  const text = useText();
  const toasts = useToasts();
  const [endSessions, setEndSessions] = useState(false);
  const { id, name, email } = user;
  const start = async () => {
    await api.call('POST /v1/admin/users/:id/password-reset', { params: { id }, body: { endSessions } });
    toasts.done(text('admin.resetMailed', { email }));
  };
  return (
    <ConfirmDialog
      title={text('admin.resetPasswordTitle', { name })}
      text={text('admin.resetPasswordText', { email })}
      confirmLabel={text('auth.sendLink')}
      onConfirm={start}
      onClose={onClose}
    >
      <Checkbox
        label={text('admin.resetEndSessions')}
        checked={endSessions}
        onChange={(event) => setEndSessions(event.currentTarget.checked)}
      />
    </ConfirmDialog>
  );
}
