import { Alert, Stack, TextInput } from '@mantine/core';
import type { SentMethod } from '@mywasender/contract/http/mfa';
import { Dialog } from '@mywasender/ui/dialog';
import { useState } from 'react';
import { useApi } from '../../shared/api/api-context.tsx';
import { PasswordForm } from '../../shared/password-form.tsx';
import { useText } from '../../shared/use-text.ts';
import { FirstCodeForm } from './first-code-form.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { useFactorsChanged } from './use-factors.ts';

export interface SentCodeDialogProps {
  readonly kind: SentMethod;
  readonly onClose: () => void;
}

/** Password (and number), the code that was sent, recovery codes. */
export function SentCodeDialog({ kind, onClose }: SentCodeDialogProps) {
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
    const { to } =
      kind === 'email'
        ? await api.call('POST /v1/me/factors/email', { body: { password } })
        : await api.call('POST /v1/me/factors/sms', {
            body: { password, phone: phone.replace(/[\s().-]/g, '') },
          });
    setSentTo(to);
  };
  const title = codes === null ? text(`auth.methods.${kind}`) : text('security.recovery');
  return (
    <Dialog title={title} onClose={onClose}>
      {codes !== null && <RecoveryCodes codes={codes} onDone={onClose} />}
      {codes === null && sentTo === null && (
        <PasswordForm
          text={text(`security.sendFirst.${kind}`)}
          confirmLabel={text('auth.sendCode')}
          onConfirm={start}
          onCancel={onClose}
        >
          {kind === 'sms' && (
            <TextInput
              label={text('security.phone')}
              description={text('security.phoneHint')}
              type="tel"
              autoComplete="tel"
              value={phone}
              onChange={(event) => setPhone(event.currentTarget.value)}
            />
          )}
        </PasswordForm>
      )}
      {codes === null && sentTo !== null && (
        <Stack>
          <Alert role="status">{text('auth.codeSent', { to: sentTo })}</Alert>
          <FirstCodeForm kind={kind} onConfirmed={confirmed} onCancel={onClose} />
        </Stack>
      )}
    </Dialog>
  );
}
