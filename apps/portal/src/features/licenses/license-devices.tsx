import { ActionIcon, Card, Group, Stack, Text } from '@mantine/core';
import type { Device } from '@mywasender/contract/http/devices';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { LoadingLines } from '@mywasender/ui/loading';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useFormat } from '@mywasender/ui/use-format';
import { IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../shared/api/api-context.tsx';
import { ConfirmDialog } from '../../shared/confirm-dialog.tsx';
import { useText } from '../../shared/use-text.ts';
import { patchLicense, refreshLicenses } from './license-cache.ts';

const SYSTEMS: Readonly<Record<string, string>> = { win32: 'Windows', darwin: 'macOS', linux: 'Linux' };

export interface LicenseDevicesProps {
  readonly licenseId: string;
  readonly readOnly: boolean;
}

/** The computers a license runs on, each removable unless one may only look. */
export function LicenseDevices({ licenseId, readOnly }: LicenseDevicesProps) {
  const api = useApi();
  const queryClient = useQueryClient();
  const toasts = useToasts();
  const text = useText();
  const format = useFormat();
  const [asked, setAsked] = useState<Device | null>(null);
  const query = useQuery({
    queryKey: ['licenses', 'devices', licenseId],
    queryFn: ({ signal }) =>
      api.call('GET /v1/licenses/:id/devices', { params: { id: licenseId } }, { signal }),
  });
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

  const remove = async (device: Device) => {
    await api.call('DELETE /v1/licenses/:id/devices/:deviceId', {
      params: { id: licenseId, deviceId: device.id },
    });
    patchLicense(queryClient, licenseId, { devicesUsed: items.length - 1 });
    toasts.done(text('licenses.deviceRemoved', { name: device.name }));
    void refreshLicenses(queryClient);
  };
  return (
    <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }}>
      {items.map((device) => (
        <Card key={device.id} component="li" padding="sm">
          <Group justify="space-between" wrap="nowrap">
            <div>
              <Text fw={600} size="sm" style={{ overflowWrap: 'anywhere' }}>
                {device.name}
              </Text>
              <Text size="sm" c="dimmed">
                {SYSTEMS[device.platform] ?? device.platform} · {text('licenses.appVersion')}{' '}
                {device.appVersion}
              </Text>
              <Text size="sm" c="dimmed">
                {text('licenses.lastSeen')}: {format.relative(device.lastSeenAt)} ·{' '}
                {text('licenses.activated')}: {format.date(device.activatedAt)}
              </Text>
            </div>
            {!readOnly && (
              <ActionIcon
                variant="subtle"
                color="red"
                c="var(--mantine-color-error)"
                aria-label={text('licenses.removeDevice', { name: device.name })}
                onClick={() => setAsked(device)}
              >
                <IconTrash size={18} aria-hidden />
              </ActionIcon>
            )}
          </Group>
        </Card>
      ))}
      {asked !== null && (
        <ConfirmDialog
          danger
          title={text('licenses.removeDeviceTitle', { name: asked.name })}
          text={text('licenses.removeDeviceText')}
          confirmLabel={text('licenses.removeDevice', { name: asked.name })}
          onConfirm={() => remove(asked)}
          onClose={() => setAsked(null)}
        />
      )}
    </Stack>
  );
}
