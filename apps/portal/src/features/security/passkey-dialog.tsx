import { TextInput } from '@mantine/core';
import { Dialog } from '@mywasender/ui/dialog';
import { useState } from 'react';
import { useApi } from '../../shared/api/api-context.tsx';
import { makePasskey } from '../../shared/passkeys.ts';
import { PasswordForm } from '../../shared/password-form.tsx';
import { useText } from '../../shared/use-text.ts';
import { RecoveryCodes } from './recovery-codes.tsx';
import { useFactorsChanged } from './use-factors.ts';

/** A name, the password, then the browser's own question. */
export function PasskeyDialog({ onClose }: { readonly onClose: () => void }) {
  const api = useApi();
  const text = useText();
  const changed = useFactorsChanged();
  const [name, setName] = useState('');
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const add = async (password: string) => {
    const { challengeId, options } = await api.call('POST /v1/me/passkeys/options', { body: { password } });
    const passkey = await makePasskey(options);
    const body = { challengeId, name: name.trim() || text('security.passkey'), passkey };
    const { recoveryCodes } = await api.call('POST /v1/me/passkeys', { body });
    void changed();
    if (recoveryCodes === null) onClose();
    else setCodes(recoveryCodes);
  };
  return (
    <Dialog title={text(codes === null ? 'security.addPasskey' : 'security.recovery')} onClose={onClose}>
      {codes === null ? (
        <PasswordForm
          text={text('security.passkeyText')}
          confirmLabel={text('security.next')}
          onConfirm={add}
          onCancel={onClose}
        >
          <TextInput
            label={text('security.passkeyName')}
            description={text('security.passkeyNameHint')}
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </PasswordForm>
      ) : (
        <RecoveryCodes codes={codes} onDone={onClose} />
      )}
    </Dialog>
  );
}
