import type { License } from '@mywasender/contract/http/licenses';
import type { RowAction } from '@mywasender/ui/row-menu';
import { useToasts } from '@mywasender/ui/undo-toast';
import {
  IconArrowsExchange,
  IconBan,
  IconCalendarPlus,
  IconPlayerPause,
  IconPlayerPlay,
} from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useApi, useUser } from '../../shared/api/api-context.tsx';
import { changeInTurn, isChanging } from '../../shared/api/change-in-turn.ts';
import { useText } from '../../shared/use-text.ts';
import { ExtendDialog } from './extend-dialog.tsx';
import { cancelLists, patchLicense, refreshLicenses } from './license-cache.ts';
import { RevokeDialog } from './revoke-dialog.tsx';
import { TransferDialog } from './transfer-dialog.tsx';

const DIALOGS = { extend: ExtendDialog, transfer: TransferDialog, revoke: RevokeDialog } as const;

export interface LicenseActions {
  readonly actionsFor: (license: License) => readonly RowAction[];
  /** to be rendered once beside the list */
  readonly dialog: ReactNode;
}

/** What a seller can do with a license; staff as far as they may, auditors nothing. Suspending and resuming happen at once and can be undone. */
export function useLicenseActions(): LicenseActions {
  const api = useApi();
  const user = useUser();
  const queryClient = useQueryClient();
  const toasts = useToasts();
  const text = useText();
  const [asked, setAsked] = useState<{ kind: keyof typeof DIALOGS; license: License } | null>(null);

  const setStatus = async ({ id, status: before }: License, after: 'active' | 'suspended') => {
    const route = after === 'suspended' ? 'POST /v1/licenses/:id/suspend' : 'POST /v1/licenses/:id/resume';
    // The row shows the wish at once, and the next one may come before the answer: nothing older may cover it then.
    const thing = `license ${id}`;
    const showLast = (patch: Partial<License>) => {
      if (isChanging(queryClient, thing)) return;
      patchLicense(queryClient, id, patch);
      void refreshLicenses(queryClient);
    };
    await cancelLists(queryClient);
    patchLicense(queryClient, id, { status: after });
    try {
      showLast(await changeInTurn(queryClient, thing, () => api.call(route, { params: { id }, body: {} })));
    } catch (error) {
      showLast({ status: before });
      throw error;
    }
  };

  const changeStatus = (license: License, status: 'active' | 'suspended') =>
    toasts.setWithUndo({
      of: `license ${license.id}`,
      message: text(status === 'active' ? 'licenses.resumed' : 'licenses.suspended', { end: license.keyEnd }),
      set: (wanted: typeof status) => setStatus(license, wanted),
      value: status,
      before: status === 'active' ? 'suspended' : 'active',
    });

  const actionsFor = (license: License): readonly RowAction[] => {
    if (license.status === 'revoked' || user === null || user.role === 'auditor') return [];
    const pause =
      license.status === 'suspended'
        ? {
            key: 'resume',
            label: text('licenses.resume'),
            icon: <IconPlayerPlay size={16} aria-hidden />,
            onSelect: () => void changeStatus(license, 'active'),
          }
        : {
            key: 'suspend',
            label: text('licenses.suspend'),
            icon: <IconPlayerPause size={16} aria-hidden />,
            onSelect: () => void changeStatus(license, 'suspended'),
          };
    const extend: RowAction = {
      key: 'extend',
      label: text('licenses.extend'),
      icon: <IconCalendarPlus size={16} aria-hidden />,
      onSelect: () => setAsked({ kind: 'extend', license }),
    };
    const transfer: RowAction = {
      key: 'transfer',
      label: text('transfer.action'),
      icon: <IconArrowsExchange size={16} aria-hidden />,
      onSelect: () => setAsked({ kind: 'transfer', license }),
    };
    const revoke: RowAction = {
      key: 'revoke',
      label: text('licenses.revoke'),
      icon: <IconBan size={16} aria-hidden />,
      danger: true,
      onSelect: () => setAsked({ kind: 'revoke', license }),
    };
    return [
      pause,
      // Without an end there is nothing to move.
      ...(license.expiresAt === null ? [] : [extend]),
      transfer,
      ...(user.mayRevoke ? [revoke] : []),
    ];
  };

  const close = () => setAsked(null);
  const Dialog = DIALOGS[asked?.kind ?? 'extend'];
  return { actionsFor, dialog: asked === null ? null : <Dialog license={asked.license} onClose={close} /> };
}
