import { Alert, Button, Group, Stack } from '@mantine/core';
import { Dialog } from '@mywasender/ui/dialog';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useFormat } from '@mywasender/ui/use-format';
import { useState } from 'react';
import { useApi } from '../../shared/api/api-context.tsx';
import { PasswordForm } from '../../shared/password-form.tsx';
import { useText } from '../../shared/use-text.ts';

/** The account is closed at once and erased later; until then the mailed link brings it back. */
export function DeleteDialog({ onClose }: { readonly onClose: () => void }) {
  const api = useApi();
  const text = useText();
  const format = useFormat();
  const toasts = useToasts();
  const [dueAt, setDueAt] = useState<string | null>(null);
  const remove = async (password: string) =>
    setDueAt((await api.call('DELETE /v1/me', { body: { password } })).dueAt);
  const leave = () => void api.signOut().catch(toasts.failed);
  return (
    <Dialog title={text('privacy.delete')} onClose={dueAt === null ? onClose : leave}>
      {dueAt === null ? (
        <PasswordForm
          text={text('privacy.deletePassword')}
          confirmLabel={text('privacy.delete')}
          danger
          onConfirm={remove}
          onCancel={onClose}
        />
      ) : (
        <Stack>
          <Alert role="status">{text('privacy.deleted', { date: format.date(dueAt) })}</Alert>
          <Group justify="flex-end">
            <Button onClick={leave}>{text('shell.close')}</Button>
          </Group>
        </Stack>
      )}
    </Dialog>
  );
}
