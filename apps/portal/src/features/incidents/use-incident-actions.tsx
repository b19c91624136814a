import type { Incident } from '@mywasender/contract/http/incidents';
import { Dialog } from '@mywasender/ui/dialog';
import type { RowAction } from '@mywasender/ui/row-menu';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useApi } from '../../shared/api/api-context.tsx';
import { ConfirmDialog } from '../../shared/confirm-dialog.tsx';
import { PasswordForm } from '../../shared/password-form.tsx';
import { useText } from '../../shared/use-text.ts';

export interface IncidentActions {
  readonly actionsFor: (incident: Incident, userId: string) => readonly RowAction[];
  /** to be rendered once beside them */
  readonly dialog: ReactNode;
}

/** What an administrator can still do about an incident. */
export function useIncidentActions(): IncidentActions {
  const api = useApi();
  const queryClient = useQueryClient();
  const toasts = useToasts();
  const text = useText();
  const [asked, setAsked] = useState<{ kind: 'confirm' | 'close'; incident: Incident } | null>(null);
  const close = () => setAsked(null);
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['incidents'] });

  const setStatus = async ({ id }: Incident, status: 'notified' | 'closed') => {
    await api.call('PATCH /v1/admin/incidents/:id', { params: { id }, body: { status } });
    toasts.done(text(status === 'notified' ? 'incidents.nowTold' : 'incidents.nowClosed'));
    await refresh();
  };
  const confirm = async ({ id }: Incident, password: string) => {
    await api.call('POST /v1/admin/incidents/:id/approve', { params: { id }, body: { password } });
    toasts.done(text('incidents.confirmed'));
    close();
    await refresh();
  };

  const actionsFor = (incident: Incident, userId: string): readonly RowAction[] => {
    const { run, status, openedBy } = incident;
    return [
      ...(run === 'awaiting-approval' && openedBy !== userId
        ? [
            {
              key: 'confirm',
              label: text('incidents.confirm'),
              onSelect: () => setAsked({ kind: 'confirm', incident }),
            },
          ]
        : []),
      ...(status === 'open'
        ? [
            {
              key: 'told',
              label: text('incidents.told'),
              onSelect: () => void setStatus(incident, 'notified').catch(toasts.failed),
            },
          ]
        : []),
      ...(status !== 'closed' && run !== 'running'
        ? [
            {
              key: 'close',
              label: text('incidents.close'),
              onSelect: () => setAsked({ kind: 'close', incident }),
            },
          ]
        : []),
    ];
  };

  const dialogOf = ({ kind, incident }: NonNullable<typeof asked>) =>
    kind === 'confirm' ? (
      <Dialog title={text('incidents.confirmTitle')} onClose={close}>
        <PasswordForm
          text={text('incidents.confirmText')}
          confirmLabel={text('incidents.confirm')}
          danger
          onConfirm={(password) => confirm(incident, password)}
          onCancel={close}
        />
      </Dialog>
    ) : (
      <ConfirmDialog
        title={text('incidents.closeTitle')}
        text={text(incident.status === 'open' ? 'incidents.closeTextUntold' : 'incidents.closeText')}
        confirmLabel={text('incidents.close')}
        onConfirm={() => setStatus(incident, 'closed')}
        onClose={close}
      />
    );
  return { actionsFor, dialog: asked === null ? null : dialogOf(asked) };
}
