import { Alert, Stack, TextInput } from '@mantine/core';
import { Dialog } from '@mywasender/ui/dialog';
import { useState } from 'react';
import { useApi } from '../../shared/api/api-context.tsx';
import { useText } from '../../shared/use-text.ts';
import { FirstCodeForm } from './first-code-form.tsx';
import { PasswordForm } from './password-form.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { useFactorsChanged } from './use-factors.ts';

/** Number and password, the code that was sent, recovery codes. */
export function SmsDialog({ onClose }: { readonly onClose: () => void }) {
  const api = useApi();
  const text = useText();
  const changed = useFactorsChanged();
  const [phone, setPhone] = useState('');
  const [sentTo, setSentTo] = useState<string | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const confirmed = (recoveryCodes: readonly string[] | null) => {
    void changed();
    if (recoveryCodes === null) onClose();
    else setCodes(recoveryCodes);
  };
  const start = async (password: string) => {
    const body = { password, phone: phone.replace(/[\s().-]/g, '') };
    const { to } = await api.call('POST /v1/me/factors/sms', { body });
    setSentTo(to);
  };
  return (
    <Dialog title={text(codes === null ? 'security.smsTitle' : 'security.recovery')} onClose={onClose}>
      {codes !== null && <RecoveryCodes codes={codes} onDone={onClose} />}
      {codes === null && sentTo === null && (
        <PasswordForm
          text={text('security.smsText')}
          confirmLabel={text('auth.sendCode')}
          onConfirm={start}
          onCancel={onClose}
        >
          <TextInput
            label={text('security.phone')}
            description={text('security.phoneHint')}
            type="tel"
            autoComplete="tel"
            value={phone}
            onChange={(event) => setPhone(event.currentTarget.value)}
          />
        </PasswordForm>
      )}
      {codes === null && sentTo !== null && (
        <Stack>
          <Alert role="status">{text('auth.codeSent', { to: sentTo })}</Alert>
          <FirstCodeForm kind="sms" onConfirmed={confirmed} onCancel={onClose} />
        </Stack>
      )}
    </Dialog>
  );
}
