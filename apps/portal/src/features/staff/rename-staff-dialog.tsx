import type { Staff } from '@mywasender/contract/http/staff';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../shared/api/api-context.tsx';
import { patchPages } from '../../shared/api/patch-pages.ts';
import { NameDialog } from '../../shared/name-dialog.tsx';
import { useText } from '../../shared/use-text.ts';
import { STAFF_KEY } from './use-staff-actions.tsx';

export interface RenameStaffDialogProps {
  readonly person: Staff;
  readonly onClose: () => void;
}

export function RenameStaffDialog({ person, onClose }: RenameStaffDialogProps) {
  const api = useApi();
  const queryClient = useQueryClient();
  const toasts = useToasts();
  const text = useText();
  const rename = async (name: string) => {
    const updated = await api.call('PATCH /v1/staff/:id', { params: { id: person.id }, body: { name } });
    patchPages<Staff>(queryClient, STAFF_KEY, (one) => (one.id === person.id ? updated : one));
    toasts.done(text('staff.renamed'));
  };
  return (
    <NameDialog
      title={text('staff.renameTitle', { name: person.name })}
      label={text('staff.name')}
      name={person.name}
      onName={rename}
      onClose={onClose}
    />
  );
}
