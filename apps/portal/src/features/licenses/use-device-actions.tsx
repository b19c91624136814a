import type { Device } from '@mywasender/contract/http/devices';
import type { License } from '@mywasender/contract/http/licenses';
import type { RowAction } from '@mywasender/ui/row-menu';
import { useToasts } from '@mywasender/ui/undo-toast';
import { IconBan, IconLockOpen, IconPencil, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useApi } from '../../shared/api/api-context.tsx';
import { ConfirmDialog } from '../../shared/confirm-dialog.tsx';
import { NameDialog } from '../../shared/name-dialog.tsx';
import { usePlans } from '../../shared/use-plans.ts';
import { useText } from '../../shared/use-text.ts';
import { refreshLicenses } from './license-cache.ts';
import type { LicenseScope } from './license-scope.ts';

export interface DeviceActions {
  readonly actionsFor: (device: Device) => readonly RowAction[];
  /** to be rendered once beside the list */
  readonly dialog: ReactNode;
}

/** What can be done with a computer of a license: its customer names and removes it, its seller blocks it as well. */
export function useDeviceActions(license: License, scope: LicenseScope): DeviceActions {
  const api = useApi();
  const queryClient = useQueryClient();
  const toasts = useToasts();
  const text = useText();
  const plan = usePlans().data?.items.find(({ id }) => id === license.plan.id);
  const [asked, setAsked] = useState<{ kind: 'rename' | 'remove'; device: Device } | null>(null);
  const paramsOf = ({ id: deviceId }: Device) => ({ id: license.id, deviceId });
  const refresh = () => refreshLicenses(queryClient, license.id);

  const rename = async (device: Device, name: string) => {
    await api.call('PATCH /v1/licenses/:id/devices/:deviceId', { params: paramsOf(device), body: { name } });
    toasts.done(text('devices.renamed'));
    await refresh();
  };
  const remove = async (device: Device) => {
    await api.call('DELETE /v1/licenses/:id/devices/:deviceId', { params: paramsOf(device) });
    toasts.done(text('licenses.deviceRemoved', { name: device.name }));
    await refresh();
  };
  const setBlocked = async (device: Device, blocked: boolean) => {
    const verb = blocked ? 'block' : 'unblock';
    await api.call(`POST /v1/licenses/:id/devices/:deviceId/${verb}`, { params: paramsOf(device), body: {} });
    await refresh();
  };
  const block = async (device: Device) => {
    await setBlocked(device, true);
    // whoever is let in again has to activate anew: there is nothing to take back
    toasts.done(text('devices.nowBlocked', { name: device.name }));
  };
  const unblock = async (device: Device) => {
    await setBlocked(device, false);
    toasts.undo(text('devices.nowUnblocked', { name: device.name }), () => setBlocked(device, true));
  };

  const actionsFor = (device: Device): readonly RowAction[] => {
    const icon = { size: 16, 'aria-hidden': true } as const;
    if (device.blocked === true)
      return [
        {
          key: 'unblock',
          label: text('devices.unblock'),
          icon: <IconLockOpen {...icon} />,
          onSelect: () => void unblock(device).catch(toasts.failed),
        },
      ];
    return [
      {
        key: 'rename',
        label: text('devices.rename'),
        icon: <IconPencil {...icon} />,
        onSelect: () => setAsked({ kind: 'rename', device }),
      },
      {
        key: 'remove',
        label: text('devices.remove'),
        icon: <IconTrash {...icon} />,
        danger: true,
        onSelect: () => setAsked({ kind: 'remove', device }),
      },
      ...(scope === 'mine'
        ? []
        : [
            {
              key: 'block',
              label: text('devices.block'),
              icon: <IconBan {...icon} />,
              danger: true,
              onSelect: () => void block(device).catch(toasts.failed),
            },
          ]),
    ];
  };

  const close = () => setAsked(null);
  const swaps =
    scope === 'mine' && plan !== undefined
      ? ` ${text('devices.swaps', { count: plan.swapLimit, days: plan.swapWindowDays })}`
      : '';
  const file = asked?.device.offlineUntil == null ? '' : ` ${text('devices.removeOffline')}`;
  const dialogOf = ({ kind, device }: NonNullable<typeof asked>) =>
    kind === 'rename' ? (
      <NameDialog
        title={text('devices.renameTitle', { name: device.name })}
        label={text('devices.name')}
        name={device.name}
        onName={(name) => rename(device, name)}
        onClose={close}
      />
    ) : (
      <ConfirmDialog
        danger
        title={text('licenses.removeDeviceTitle', { name: device.name })}
        text={text('licenses.removeDeviceText') + file + swaps}
        confirmLabel={text('licenses.removeDevice', { name: device.name })}
        onConfirm={() => remove(device)}
        onClose={close}
      />
    );
  return { actionsFor, dialog: asked === null ? null : dialogOf(asked) };
}
