import type { Staff, UpdateStaffBody } from '@mywasender/contract/http/staff';
import type { RowAction } from '@mywasender/ui/row-menu';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../shared/api/api-context.tsx';
import { patchPages } from '../../shared/api/patch-pages.ts';
import { useText } from '../../shared/use-text.ts';

export const STAFF_KEY = ['staff'];

/** What a reseller can do with somebody's account; rights and access change at once and can be undone. */
export function useStaffActions(onRename: (person: Staff) => void): (person: Staff) => readonly RowAction[] {
  const api = useApi();
  const queryClient = useQueryClient();
  const toasts = useToasts();
  const text = useText();

  const change = async (id: string, body: UpdateStaffBody) => {
    const updated = await api.call('PATCH /v1/staff/:id', { params: { id }, body });
    patchPages<Staff>(queryClient, STAFF_KEY, (person) => (person.id === id ? updated : person));
  };
  return (person) => {
    const { id, name, mayRevoke, disabledAt } = person;
    const enabled = disabledAt === null;
    const set = (body: UpdateStaffBody) => change(id, body);
    return [
      { key: 'rename', label: text('staff.rename'), onSelect: () => onRename(person) },
      {
        key: 'revoking',
        label: text(mayRevoke ? 'staff.forbid' : 'staff.allow'),
        onSelect: () =>
          void toasts.setWithUndo({
            of: `staff ${id} revoking`,
            message: text(mayRevoke ? 'staff.forbidden' : 'staff.allowed', { name }),
            set,
            value: { mayRevoke: !mayRevoke },
            before: { mayRevoke },
          }),
      },
      {
        key: 'disable',
        label: text(enabled ? 'staff.disable' : 'staff.enable'),
        danger: enabled,
        onSelect: () =>
          void toasts.setWithUndo({
            of: `staff ${id} entry`,
            message: text(enabled ? 'staff.nowDisabled' : 'staff.nowEnabled', { name }),
            set,
            value: { disabled: enabled },
            before: { disabled: !enabled },
          }),
      },
    ];
  };
}
