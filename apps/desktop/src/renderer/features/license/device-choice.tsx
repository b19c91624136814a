import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import type { LicenseDevice } from '@mywasender/contract/models/license-state';
import { useFormat } from '@mywasender/ui/use-format';
import { useState } from 'react';
import { useText } from '../../shared/use-text.ts';

export interface DeviceChoiceProps {
  readonly devices: readonly LicenseDevice[];
  readonly pending: boolean;
  readonly onReplace: (deviceId: string) => void;
}

/** The computers that hold the places of the license: two clicks give one of the places to this computer. */
export function DeviceChoice({ devices, pending, onReplace }: DeviceChoiceProps) {
  const text = useText();
  const [chosen, setChosen] = useState<string>();
  return (
    <Stack component="section" aria-label={text('license.devices.title')} gap="xs">
      <Title order={3}>{text('license.devices.title')}</Title>
      <Text size="sm" c="dimmed">
        {text(devices.length === 0 ? 'license.devices.none' : 'license.devices.text')}
      </Text>
      {devices.map((device) => (
        <Card key={device.id} padding="sm">
          <Group justify="space-between">
            <DeviceName device={device} />
            <Group gap="xs">
              {/* One button for both clicks, so that the focus stays where it is. */}
              <Button
                variant={chosen === device.id ? 'filled' : 'default'}
                color={chosen === device.id ? 'red' : 'teal'}
                loading={chosen === device.id && pending}
                aria-label={text(
                  chosen === device.id ? 'license.devices.confirm' : 'license.devices.replaceOf',
                  { device: device.name },
                )}
                onClick={() => (chosen === device.id ? onReplace(device.id) : setChosen(device.id))}
              >
                {chosen === device.id
                  ? text('license.devices.confirm', { device: device.name })
                  : text('license.devices.replace')}
              </Button>
              {chosen === device.id && (
                <Button variant="default" disabled={pending} onClick={() => setChosen(undefined)}>
                  {text('license.devices.forget')}
                </Button>
              )}
            </Group>
          </Group>
        </Card>
      ))}
    </Stack>
  );
}

function DeviceName({ device }: { readonly device: LicenseDevice }) {
  const text = useText();
  const format = useFormat();
  const seen =
    device.lastSeenAt === null
      ? text('license.devices.neverSeen')
      : text('license.devices.lastSeen', { when: format.relative(device.lastSeenAt) });
  return (
    <div>
      <Text fw={600}>{device.name}</Text>
      <Text size="sm" c="dimmed">
        {device.platform}, {seen}
      </Text>
    </div>
  );
}
