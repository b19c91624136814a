import { Alert, Button, Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { Profile, ProfileMeter } from '@mywasender/contract/models/profile';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { Meter } from '@mywasender/ui/meter';
import { useFormat } from '@mywasender/ui/use-format';
import { useCommand } from '../../shared/use-command.ts';
import { useText } from '../../shared/use-text.ts';
import { OfficialLimits } from './official-limits.tsx';
import { TimeLock } from './time-lock.tsx';

/** Our own limits for today beside WhatsApp's. */
export function MeterPanel({ profile }: { readonly profile: Profile }) {
  const text = useText();
  const format = useFormat();
  const read = useCommand('profiles.readMeter');
  const { meter, newChatsToday: used, newChatsAllowedToday: allowed } = profile;
  return (
    <Card component="section" aria-labelledby="limits">
      <Group justify="space-between" mb="md">
        <Title order={2} id="limits">
          {text('profiles.meter.title')}
        </Title>
        <Group gap="sm">
          {meter !== null && (
            <Text size="sm" c="dimmed">
              {text('profiles.meter.readAt', { when: format.relative(meter.readAt) })}
            </Text>
          )}
          {profile.state.kind === 'ready' && (
            <Button
              variant="default"
              size="xs"
              loading={read.isPending}
              onClick={() => read.mutate({ profileId: profile.id })}
            >
              {text('profiles.meter.read')}
            </Button>
          )}
        </Group>
      </Group>
      <Stack>
        <ErrorNotice error={read.error} />
        {meter?.timeLock?.active === true && <TimeLock endsAt={meter.timeLock.endsAt} />}
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl">
          <Meter
            label={text(
              profile.cloud === undefined ? 'profiles.meter.newChats' : 'profiles.meter.firstMessages',
            )}
            value={used}
            max={allowed}
            valueText={text('profiles.meter.newChatsValue', { used, allowed })}
          />
          {profile.cloud === undefined ? <WhatsAppQuota meter={meter} /> : <OfficialLimits meter={meter} />}
        </SimpleGrid>
        <Group gap="xl">
          <Text size="sm">
            {text('profiles.meter.sentToday')}: <strong>{format.number(profile.sentToday)}</strong>
          </Text>
          <Text size="sm">
            {text('profiles.meter.sentHour')}: <strong>{format.number(profile.sentLastHour)}</strong>
          </Text>
          {meter?.timeLock?.active === false && <Text size="sm">{text('profiles.meter.noLock')}</Text>}
          {profile.runningCampaigns > 0 && (
            <Text size="sm">{text('profiles.meter.running', { count: profile.runningCampaigns })}</Text>
          )}
        </Group>
      </Stack>
    </Card>
  );
}

function WhatsAppQuota({ meter }: { readonly meter: ProfileMeter | null }) {
  const text = useText();
  const format = useFormat();
  const quota = meter?.newChats;
  if (quota === null || quota === undefined) {
    return (
      <div>
        <Text size="sm" fw={500}>
          {text('profiles.meter.whatsapp')}
        </Text>
        <Text size="sm" c="dimmed">
          {text(meter === null ? 'profiles.meter.whatsappUnread' : 'profiles.meter.whatsappNone')}
        </Text>
      </div>
    );
  }
  const { used, total, status, cycleEndsAt } = quota;
  const value = text('profiles.meter.newChatsValue', { used, allowed: total });
  const renews =
    cycleEndsAt === null
      ? ''
      : `, ${text('profiles.meter.whatsappCycle', { when: format.dateTime(cycleEndsAt) })}`;
  return (
    <Stack gap={4}>
      <Meter
        label={text('profiles.meter.whatsapp')}
        value={used}
        max={total}
        valueText={`${value}${renews}`}
        color={status === 'none' ? 'teal' : 'red'}
      />
      {status !== 'none' && (
        <Alert color="yellow" p="xs">
          {text(`profiles.meter.status.${status}`)}
        </Alert>
      )}
    </Stack>
  );
}
