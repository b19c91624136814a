import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import type { DeviceEffect } from '@mywasender/contract/http/devices';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { LoadingLines } from '@mywasender/ui/loading';
import { Meter } from '@mywasender/ui/meter';
import { StatusBadge } from '@mywasender/ui/status-badge';
import { useFormat } from '@mywasender/ui/use-format';
import { IconRefresh } from '@tabler/icons-react';
import { useText } from '../../shared/use-text.ts';
import { useEffectOf } from './use-effect-of.ts';

/** How far a suspension or revocation has come, looked at while it happens. */
export function LicenseEffect({ licenseId }: { readonly licenseId: string }) {
  const text = useText();
  const format = useFormat();
  const { effect, error, watching, arrived, lookAgain } = useEffectOf(licenseId);
  if (effect === undefined)
    return error === null ? <LoadingLines lines={2} /> : <ErrorNotice error={error} onRetry={lookAgain} />;
  const { devices, stopped, until } = effect;
  const total = devices.length;
  const summary = text('effect.stopped', { count: stopped, total });
  return (
    <section aria-label={text('effect.title')}>
      <Title order={3} mb="xs">
        {text('effect.title')}
      </Title>
      <ErrorNotice error={error} onRetry={lookAgain} />
      {total === 0 ? (
        <Text size="sm" c="dimmed">
          {text('effect.noDevices')}
        </Text>
      ) : (
        <Stack gap="sm">
          <div role="status">
            <Meter
              label={summary}
              value={stopped}
              max={total}
              valueText={arrived ? text('effect.all') : format.percent(stopped / total)}
            />
          </div>
          <Text size="sm" c="dimmed">
            {until === null ? text('effect.done') : text('effect.until', { time: format.dateTime(until) })}
          </Text>
          <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }}>
            {devices.map((device) => (
              <EffectOnDevice key={device.id} device={device} />
            ))}
          </Stack>
          {!arrived && (
            <Group gap="xs">
              <Text size="sm" c="dimmed">
                {text(watching ? 'effect.watching' : 'effect.notWatching')}
              </Text>
              {!watching && (
                <Button
                  size="xs"
                  variant="default"
                  leftSection={<IconRefresh size={14} aria-hidden />}
                  onClick={lookAgain}
                >
                  {text('effect.lookAgain')}
                </Button>
              )}
            </Group>
          )}
        </Stack>
      )}
    </section>
  );
}

function EffectOnDevice({ device }: { readonly device: DeviceEffect }) {
  const text = useText();
  const format = useFormat();
  const { name, stopped, told, toldAt, lastAskedAt, runsUntil } = device;
  const asked = format.relative(lastAskedAt);
  const why =
    runsUntil === null
      ? text('effect.wasTold', {
          what: text(`effect.told.${told ?? 'VALID'}`),
          time: format.dateTime(toldAt ?? lastAskedAt),
          asked,
        })
      : text(stopped ? 'effect.ranOut' : 'effect.mayGoOn', { time: format.dateTime(runsUntil), asked });
  return (
    <Card component="li" padding="sm">
      <Group justify="space-between" gap="xs" align="flex-start">
        <Text fw={600} size="sm" style={{ overflowWrap: 'anywhere' }}>
          {name}
        </Text>
        <StatusBadge
          tone={stopped ? 'good' : 'warning'}
          label={text(stopped ? 'effect.hasStopped' : 'effect.goesOn')}
        />
      </Group>
      <Text size="sm" c="dimmed">
        {why}
      </Text>
    </Card>
  );
}
