import { Card, Group, Text } from '@mantine/core';
import type { Device } from '@mywasender/contract/http/devices';
import { type RowAction, RowMenu } from '@mywasender/ui/row-menu';
import { StatusBadge } from '@mywasender/ui/status-badge';
import { useFormat } from '@mywasender/ui/use-format';
import { useText } from '../../shared/use-text.ts';

const SYSTEMS: Readonly<Record<string, string>> = { win32: 'Windows', darwin: 'macOS', linux: 'Linux' };

export interface DeviceCardProps {
  readonly device: Device;
  readonly actions: readonly RowAction[];
}

/** One computer of a license. */
export function DeviceCard({ device, actions }: DeviceCardProps) {
  const text = useText();
  const format = useFormat();
  const { name, platform, appVersion, lastSeenAt, activatedAt, offlineUntil, blocked } = device;
  return (
    // the menu may be longer than the card
    <Card component="li" padding="sm" style={{ overflow: 'visible' }}>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div>
          <Text fw={600} size="sm" style={{ overflowWrap: 'anywhere' }}>
            {name}
          </Text>
          {blocked === true && <StatusBadge tone="bad" label={text('devices.blocked')} />}
          <Text size="sm" c="dimmed">
            {SYSTEMS[platform] ?? platform} · {text('licenses.appVersion')} {appVersion}
          </Text>
          <Text size="sm" c="dimmed">
            {text('licenses.lastSeen')}: {format.relative(lastSeenAt)} · {text('licenses.activated')}:{' '}
            {format.date(activatedAt)}
          </Text>
          {offlineUntil !== null && (
            <Text size="sm" c="dimmed">
              {text('devices.offlineUntil', { date: format.date(offlineUntil) })}
            </Text>
          )}
        </div>
        <RowMenu label={text('devices.actionsFor', { name })} actions={actions} />
      </Group>
    </Card>
  );
}
