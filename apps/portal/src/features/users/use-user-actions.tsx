import type { AdminUser } from '@mywasender/contract/http/admin';
import type { Role } from '@mywasender/contract/http/auth';
import type { RowAction } from '@mywasender/ui/row-menu';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useApi, useUser } from '../../shared/api/api-context.tsx';
import { ConfirmDialog } from '../../shared/confirm-dialog.tsx';
import { ROLE_LIST } from '../../shared/role-list.ts';
import { useText } from '../../shared/use-text.ts';
import { GrantQuotaDialog } from './grant-quota-dialog.tsx';

export interface UserActions {
  readonly actionsFor: (user: AdminUser) => readonly RowAction[];
  readonly dialog: ReactNode;
}

const ROLE_ACTIONS = {
  user: 'admin.makeUser',
  reseller: 'admin.makeReseller',
  admin: 'admin.makeAdmin',
} as const;

/** What an administrator can do with an account. Becoming an administrator is asked about, the rest can be undone. */
export function useUserActions(): UserActions {
  const api = useApi();
  const me = useUser();
  const queryClient = useQueryClient();
  const toasts = useToasts();
  const text = useText();
  const [asked, setAsked] = useState<{ kind: 'quota' | 'admin'; user: AdminUser } | null>(null);

  const setRole = async (id: string, role: Role) => {
    await api.call('PATCH /v1/admin/users/:id', { params: { id }, body: { role } });
    await queryClient.invalidateQueries({ queryKey: ['users'] });
  };
  const changeRole = async (user: AdminUser, role: Role) => {
    await setRole(user.id, role);
    toasts.undo(text('admin.roleChanged', { name: user.name, role: text(`admin.roles.${role}`) }), () =>
      setRole(user.id, user.role),
    );
  };
  const roleAction = (user: AdminUser, role: Role): RowAction => ({
    key: role,
    label: text(ROLE_ACTIONS[role]),
    onSelect: () => {
      if (role === 'admin') setAsked({ kind: 'admin', user });
      else changeRole(user, role).catch(toasts.failed);
    },
  });
  const actionsFor = (user: AdminUser): readonly RowAction[] => {
    const roles = user.id === me?.id ? [] : ROLE_LIST.filter((role) => role !== user.role);
    const quota: RowAction = {
      key: 'quota',
      label: text('admin.grantQuota'),
      onSelect: () => setAsked({ kind: 'quota', user }),
    };
    return [...(user.role === 'reseller' ? [quota] : []), ...roles.map((role) => roleAction(user, role))];
  };

  const close = () => setAsked(null);
  const dialogOf = ({ kind, user }: NonNullable<typeof asked>) =>
    kind === 'quota' ? (
      <GrantQuotaDialog user={user} onClose={close} />
    ) : (
      <ConfirmDialog
        title={text('admin.roleTitle', { name: user.name })}
        text={text('admin.roleText')}
        confirmLabel={text('admin.makeAdmin')}
        onConfirm={() => changeRole(user, 'admin')}
        onClose={close}
      />
    );
  return { actionsFor, dialog: asked === null ? null : dialogOf(asked) };
}
