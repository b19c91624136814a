import type { FactorKind } from '@mywasender/contract/http/mfa';
import { Dialog } from '@mywasender/ui/dialog';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useApi } from '../../shared/api/api-context.tsx';
import { PasswordForm } from '../../shared/password-form.tsx';
import { useText } from '../../shared/use-text.ts';
import { useFactorsChanged } from './use-factors.ts';

type Removable = { readonly kind: FactorKind } | { readonly passkeyId: string };

export interface RemoveDialogProps {
  readonly factor: Removable;
  readonly name: string;
  readonly onClose: () => void;
}

export function RemoveDialog({ factor, name, onClose }: RemoveDialogProps) {
  const api = useApi();
  const text = useText();
  const toasts = useToasts();
  const changed = useFactorsChanged();
  const remove = async (password: string) => {
    const body = { password };
    await ('kind' in factor
      ? api.call('POST /v1/me/factors/:kind/remove', { params: { kind: factor.kind }, body })
      : api.call('POST /v1/me/passkeys/:id/remove', { params: { id: factor.passkeyId }, body }));
    await changed();
    toasts.done(text('security.removed', { name }));
    onClose();
  };
  return (
    <Dialog title={text('security.removeTitle', { name })} onClose={onClose}>
      <PasswordForm
        text={text('security.removeText')}
        confirmLabel={text('security.remove')}
        danger
        onConfirm={remove}
        onCancel={onClose}
      />
    </Dialog>
  );
}
