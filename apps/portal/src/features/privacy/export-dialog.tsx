import { Alert } from '@mantine/core';
import { Dialog } from '@mywasender/ui/dialog';
import { useState } from 'react';
import { useApi } from '../../shared/api/api-context.tsx';
import { PasswordForm } from '../../shared/password-form.tsx';
import { useText } from '../../shared/use-text.ts';

export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const api = useApi();
  const text = useText();
  const [sent, setSent] = useState(false);
  const ask = async (password: string) => {
    await api.call('POST /v1/me/export', { body: { password } });
    setSent(true);
  };
  return (
    <Dialog title={text('privacy.export')} onClose={onClose}>
      {sent ? (
        <Alert role="status">{text('privacy.exportSent')}</Alert>
      ) : (
        <PasswordForm
          text={text('privacy.exportPassword')}
          confirmLabel={text('privacy.askExport')}
          onConfirm={ask}
          onCancel={onClose}
        />
      )}
    </Dialog>
  );
}
