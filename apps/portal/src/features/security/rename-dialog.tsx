import type { Passkey } from '@mywasender/contract/http/mfa';
import { useApi } from '../../shared/api/api-context.tsx';
import { NameDialog } from '../../shared/name-dialog.tsx';
import { useText } from '../../shared/use-text.ts';
import { useFactorsChanged } from './use-factors.ts';

export function RenameDialog({
  passkey,
  onClose,
}: {
  readonly passkey: Passkey;
  readonly onClose: () => void;
}) {
  const api = useApi();
  const text = useText();
  const changed = useFactorsChanged();
  const rename = async (name: string) => {
    await api.call('PATCH /v1/me/passkeys/:id', { params: { id: passkey.id }, body: { name } });
    await changed();
  };
  return (
    <NameDialog
      title={text('security.renameTitle', { name: passkey.name })}
      label={text('security.passkeyName')}
      name={passkey.name}
      maxLength={60}
      onName={rename}
      onClose={onClose}
    />
  );
}
