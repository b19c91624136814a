import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import type { CommandOutput } from '@mywasender/contract/commands/command-map';
import { EmptyState } from '@mywasender/ui/empty-state';
import { useText } from '../../shared/use-text.ts';
import { ActivationResult } from './activation-result.tsx';
import { useActivation } from './use-activation.ts';

export type OwnedLicense = CommandOutput<'license.secondFactor'>['licenses'][number];

export interface OwnedLicensesProps {
  readonly licenses: readonly OwnedLicense[];
  readonly onActivated: () => void;
}

export function OwnedLicenses({ licenses, onActivated }: OwnedLicensesProps) {
  const text = useText();
  if (licenses.length === 0)
    return <EmptyState title={text('license.activate.none')} text={text('license.activate.noneText')} />;
  return (
    <Stack component="section" aria-label={text('license.activate.choose')}>
      <Title order={2}>{text('license.activate.choose')}</Title>
      <Text c="dimmed">{text('license.activate.chooseText')}</Text>
      {licenses.map((license) => (
        <OwnedLicenseCard key={license.id} license={license} onActivated={onActivated} />
      ))}
    </Stack>
  );
}

interface OwnedLicenseCardProps {
  readonly license: OwnedLicense;
  readonly onActivated: () => void;
}

function OwnedLicenseCard({ license, onActivated }: OwnedLicenseCardProps) {
  const text = useText();
  const activation = useActivation({ licenseId: license.id }, onActivated);
  const used = text('license.activate.devicesUsed', { used: license.devices, limit: license.deviceLimit });
  return (
    <Card component="article">
      <Stack>
        <Group justify="space-between">
          <div>
            <Text fw={600}>{license.planName}</Text>
            <Text size="sm" c="dimmed">
              {text('license.activate.keyEnd', { end: license.keyEnd })} · {license.status} · {used}
            </Text>
          </div>
          <Button loading={activation.pending} onClick={() => activation.activate()}>
            {text('license.activate.use')}
          </Button>
        </Group>
        <ActivationResult activation={activation} />
      </Stack>
    </Card>
  );
}
