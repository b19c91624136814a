import { Dialog } from '@mywasender/ui/dialog';
import { useState } from 'react';
import { useApi } from '../../shared/api/api-context.tsx';
import { PasswordForm } from '../../shared/password-form.tsx';
import { useText } from '../../shared/use-text.ts';
import { RecoveryCodes } from './recovery-codes.tsx';
import { useFactorsChanged } from './use-factors.ts';

/** New recovery codes in place of the old ones. */
export function RecoveryDialog({ onClose }: { readonly onClose: () => void }) {
  const api = useApi();
  const text = useText();
  const changed = useFactorsChanged();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const renew = async (password: string) => {
    const { recoveryCodes } = await api.call('POST /v1/me/recovery-codes', { body: { password } });
    setCodes(recoveryCodes);
    await changed();
  };
  return (
    <Dialog title={text('security.recovery')} onClose={onClose}>
      {codes === null ? (
        <PasswordForm
          text={text('security.renewText')}
          confirmLabel={text('security.renewCodes')}
          onConfirm={renew}
          onCancel={onClose}
        />
      ) : (
        <RecoveryCodes codes={codes} onDone={onClose} />
      )}
    </Dialog>
  );
}
