import { Stack, Text } from '@mantine/core';
import type { License } from '@mywasender/contract/http/licenses';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { LoadingLines } from '@mywasender/ui/loading';
import { useText } from '../../shared/use-text.ts';
import { DeviceCard } from './device-card.tsx';
import type { LicenseScope } from './license-scope.ts';
import { useDeviceActions } from './use-device-actions.tsx';
import { useDevices } from './use-devices.ts';

export interface LicenseDevicesProps {
  readonly license: License;
  readonly scope: LicenseScope;
  readonly readOnly: boolean;
}

/** The computers a license runs on, each with what can be done about it unless one may only look. */
export function LicenseDevices({ license, scope, readOnly }: LicenseDevicesProps) {
  const text = useText();
  const query = useDevices(license.id);
  const { actionsFor, dialog } = useDeviceActions(license, scope);
  if (query.isPending) return <LoadingLines lines={2} />;
  if (query.data === undefined)
    return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  const { items } = query.data;
  if (items.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {text('licenses.noDevices')}
      </Text>
    );
  return (
    <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }}>
      {items.map((device) => (
        <DeviceCard key={device.id} device={device} actions={readOnly ? [] : actionsFor(device)} />
      ))}
      {dialog}
    </Stack>
  );
}
