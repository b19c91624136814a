import { Code, Group, Stack, Text } from '@mantine/core';
import type { TotpSeed } from '@mywasender/contract/http/mfa';
import { CopyButton } from '@mywasender/ui/copy-button';
import { Dialog } from '@mywasender/ui/dialog';
import { QrCode } from '@mywasender/ui/qr-code';
import { useState } from 'react';
import { useApi } from '../../shared/api/api-context.tsx';
import { PasswordForm } from '../../shared/password-form.tsx';
import { useText } from '../../shared/use-text.ts';
import { FirstCodeForm } from './first-code-form.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { useFactorsChanged } from './use-factors.ts';

/** Password, QR code, first code, recovery codes. */
export function TotpDialog({ onClose }: { readonly onClose: () => void }) {
  const api = useApi();
  const text = useText();
  const changed = useFactorsChanged();
  const [seed, setSeed] = useState<TotpSeed | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const confirmed = (recoveryCodes: readonly string[] | null) => {
    void changed();
    if (recoveryCodes === null) onClose();
    else setCodes(recoveryCodes);
  };
  const start = async (password: string) =>
    setSeed(await api.call('POST /v1/me/factors/totp', { body: { password } }));
  return (
    <Dialog title={text(codes === null ? 'security.totpTitle' : 'security.recovery')} onClose={onClose}>
      {codes !== null && <RecoveryCodes codes={codes} onDone={onClose} />}
      {codes === null && seed === null && (
        <PasswordForm
          text={text('security.passwordText')}
          confirmLabel={text('security.next')}
          onConfirm={start}
          onCancel={onClose}
        />
      )}
      {codes === null && seed !== null && (
        <Stack>
          <Text size="sm">{text('security.scan')}</Text>
          <QrCode content={seed.uri} label={text('security.qrLabel')} />
          <Text size="sm">{text('security.orType')}</Text>
          <Group gap="xs" wrap="nowrap">
            <Code fz="sm" style={{ overflowWrap: 'anywhere' }}>
              {seed.secret}
            </Code>
            <CopyButton value={seed.secret} label={text('security.copySecret')} />
          </Group>
          <FirstCodeForm kind="totp" onConfirmed={confirmed} onCancel={onClose} />
        </Stack>
      )}
    </Dialog>
  );
}
