import type { AdminUser, AssignableRole } from '@mywasender/contract/http/admin';
import type { RowAction } from '@mywasender/ui/row-menu';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useApi, useUser } from '../../shared/api/api-context.tsx';
import { ConfirmDialog } from '../../shared/confirm-dialog.tsx';
import { ASSIGNABLE_ROLES } from '../../shared/role-list.ts';
import { useText } from '../../shared/use-text.ts';
import { GrantQuotaDialog } from './grant-quota-dialog.tsx';
import { ResetPasswordDialog } from './reset-password-dialog.tsx';

export interface UserActions {
  readonly actionsFor: (user: AdminUser) => readonly RowAction[];
  readonly dialog: ReactNode;
}

const ROLE_ACTIONS = {
  user: 'admin.makeUser',
  reseller: 'admin.makeReseller',
  admin: 'admin.makeAdmin',
  auditor: 'admin.makeAuditor',
} as const;

/** Roles that see everybody's data are asked about before they are given. */
const ASKED = {
  admin: { title: 'admin.roleTitle', text: 'admin.roleText', confirm: 'admin.makeAdmin' },
  auditor: { title: 'admin.auditorTitle', text: 'admin.auditorText', confirm: 'admin.makeAuditor' },
} as const;

const RESET_FACTORS = {
  title: 'admin.resetFactorsTitle',
  text: 'admin.resetFactorsText',
  confirm: 'admin.resetFactors',
} as const;

/** What an administrator can do with an account; an auditor nothing. What is not asked about can be undone. */
export function useUserActions(): UserActions {
  const api = useApi();
  const me = useUser();
  const queryClient = useQueryClient();
  const toasts = useToasts();
  const text = useText();
  const [asked, setAsked] = useState<{
    kind: 'quota' | 'password' | 'factors' | keyof typeof ASKED;
    user: AdminUser;
  } | null>(null);

  const setRole = async (id: string, role: AssignableRole) => {
    await api.call('PATCH /v1/admin/users/:id', { params: { id }, body: { role } });
    await queryClient.invalidateQueries({ queryKey: ['users'] });
  };
  const changeRole = async (user: AdminUser, role: AssignableRole) => {
    const before = user.role;
    await setRole(user.id, role);
    const done = text('admin.roleChanged', { name: user.name, role: text(`admin.roles.${role}`) });
    // who was staff can only be taken back by the employer
    if (before === 'staff') toasts.done(done);
    else toasts.undo(done, () => setRole(user.id, before));
  };
  const roleAction = (user: AdminUser, role: AssignableRole): RowAction => ({
    key: role,
    label: text(ROLE_ACTIONS[role]),
    onSelect: () => {
      if (role === 'admin' || role === 'auditor') setAsked({ kind: role, user });
      else changeRole(user, role).catch(toasts.failed);
    },
  });
  const actionsFor = (user: AdminUser): readonly RowAction[] => {
    if (me?.role !== 'admin') return [];
    const roles = user.id === me.id ? [] : ASSIGNABLE_ROLES.filter((role) => role !== user.role);
    const quota: RowAction = {
      key: 'quota',
      label: text('admin.grantQuota'),
      onSelect: () => setAsked({ kind: 'quota', user }),
    };
    const password: RowAction = {
      key: 'password',
      label: text('admin.resetPassword'),
      // whoever may not sign in needs no password
      disabled: user.disabledAt !== null,
      onSelect: () => setAsked({ kind: 'password', user }),
    };
    const factors: RowAction = {
      key: 'factors',
      label: text('admin.resetFactors'),
      danger: true,
      onSelect: () => setAsked({ kind: 'factors', user }),
    };
    return [
      ...(user.role === 'reseller' ? [quota] : []),
      ...roles.map((role) => roleAction(user, role)),
      ...(user.id === me?.id ? [] : [password, factors]),
    ];
  };

  const resetFactors = async ({ id, name }: AdminUser) => {
    await api.call('POST /v1/admin/users/:id/factors/reset', { params: { id } });
    toasts.done(text('admin.factorsReset', { name }));
  };

  const close = () => setAsked(null);
  const dialogOf = ({ kind, user }: NonNullable<typeof asked>) => {
    if (kind === 'quota') return <GrantQuotaDialog user={user} onClose={close} />;
    if (kind === 'password') return <ResetPasswordDialog user={user} onClose={close} />;
    const sentences = kind === 'factors' ? RESET_FACTORS : ASKED[kind];
    return (
      <ConfirmDialog
        title={text(sentences.title, { name: user.name })}
        text={text(sentences.text)}
        confirmLabel={text(sentences.confirm)}
        danger={kind === 'factors'}
        onConfirm={() => (kind === 'factors' ? resetFactors(user) : changeRole(user, kind))}
        onClose={close}
      />
    );
  };
  return { actionsFor, dialog: asked === null ? null : dialogOf(asked) };
}
