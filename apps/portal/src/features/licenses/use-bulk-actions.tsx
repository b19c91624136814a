import type { License } from '@mywasender/contract/http/licenses';
import type { RowSelection } from '@mywasender/ui/data-table';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useApi } from '../../shared/api/api-context.tsx';
import { useIdempotencyKey } from '../../shared/use-idempotency-key.ts';
import { useText } from '../../shared/use-text.ts';
import { BulkActions } from './bulk-actions.tsx';
import { BulkExtendDialog } from './bulk-extend-dialog.tsx';
import { BulkRevokeDialog } from './bulk-revoke-dialog.tsx';
import { patchLicenses, refreshLicenses } from './license-cache.ts';
import { nameLicenses } from './name-licenses.ts';

interface BulkActionsOfList {
  readonly selection: RowSelection<License>;
  /** to be rendered once beside the list */
  readonly dialog: ReactNode;
}

/** What a seller can do with many licenses of a list at once, all or none. Suspending and resuming can be undone. */
export function useBulkActions(shown: readonly License[] | undefined): BulkActionsOfList {
  const api = useApi();
  const queryClient = useQueryClient();
  const toasts = useToasts();
  const text = useText();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<'extend' | 'revoke' | null>(null);
  const chosen = (shown ?? []).filter((license) => isSelectable(license) && selected.has(license.id));

  const done = (message: string) => {
    toasts.done(message);
    finish();
  };
  const finish = () => {
    setAsked(null);
    setSelected(new Set());
    // the buttons go with the selection, and the focus must not go with them
    document.querySelector<HTMLElement>('[data-select-all]')?.focus();
  };
  const setStatus = async (verb: 'suspend' | 'resume', ids: readonly string[]) => {
    const answer = await api.call(`POST /v1/licenses/bulk/${verb}`, { body: { ids: [...ids] } });
    patchLicenses(queryClient, answer.licenses);
    void refreshLicenses(queryClient);
    return answer.changed;
  };
  const change = useMutation({
    mutationFn: (verb: 'suspend' | 'resume') =>
      setStatus(
        verb,
        chosen.map(({ id }) => id),
      ),
    onSuccess: (changed, verb) => {
      const count = changed.length;
      if (count === 0) return done(text('licenses.bulk.nothingToDo'));
      const suspended = verb === 'suspend';
      toasts.undo(text(suspended ? 'licenses.bulk.suspended' : 'licenses.bulk.resumed', { count }), () =>
        setStatus(suspended ? 'resume' : 'suspend', changed),
      );
      finish();
    },
    onError: (error) => toasts.failed(nameLicenses(text, error, chosen)),
  });

  // one without a customer would have all of them refused
  const mailable = chosen.filter(({ customerEmail }) => customerEmail !== null).map(({ id }) => id);
  const idempotency = useIdempotencyKey();
  const mail = useMutation({
    mutationFn: (body: { ids: string[] }) =>
      api.call('POST /v1/licenses/bulk/mail', { body }, { idempotencyKey: idempotency.keyFor(body) }),
    onSuccess: ({ changed }) => {
      idempotency.renew();
      const left = chosen.length - changed.length;
      const told = text('licenses.bulk.mailed', { count: changed.length });
      done(left === 0 ? told : `${told} ${text('licenses.bulk.mailedWithout', { count: left })}`);
    },
    onError: (error) => toasts.failed(nameLicenses(text, error, chosen)),
  });

  const dialogProps = { licenses: chosen, onClose: () => setAsked(null), onDone: done };
  return {
    selection: {
      selected,
      onChange: setSelected,
      selectable: isSelectable,
      actions: (
        <BulkActions
          ids={chosen.map(({ id }) => id)}
          mailable={mailable.length}
          pending={mail.isPending ? 'mail' : change.isPending ? change.variables : null}
          onSuspend={() => change.mutate('suspend')}
          onResume={() => change.mutate('resume')}
          onExtend={() => setAsked('extend')}
          onMail={() => mail.mutate({ ids: mailable })}
          onRevoke={() => setAsked('revoke')}
        />
      ),
    },
    dialog: (
      <>
        {asked === 'extend' && <BulkExtendDialog {...dialogProps} />}
        {asked === 'revoke' && <BulkRevokeDialog {...dialogProps} />}
      </>
    ),
  };
}

/** Nothing more can be done with a revoked one. */
function isSelectable({ status }: License): boolean {
  return status !== 'revoked';
}
