import { useToasts } from '@mywasender/ui/undo-toast';
import { useNavigate } from '@tanstack/react-router';
import { useCommand } from '../../shared/use-command.ts';
import { useText } from '../../shared/use-text.ts';
import { NameDialog } from './name-dialog.tsx';

export function AddProfile({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const text = useText();
  const toasts = useToasts();
  const navigate = useNavigate();
  const create = useCommand('profiles.create', {
    onSuccess: ({ id, name }) => {
      onClose();
      toasts.done(text('profiles.created', { name }));
      void navigate({ to: '/profiles/$profileId', params: { profileId: id } });
    },
  });
  if (!opened) return null;
  return (
    <NameDialog
      title={text('profiles.addTitle')}
      submit={text('profiles.create')}
      initial=""
      pending={create.isPending}
      error={create.error}
      onSubmit={(name) => create.mutate({ name })}
      onClose={onClose}
    />
  );
}
