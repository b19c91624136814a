import { Alert, Stack, Text } from '@mantine/core';
import type { ProfileMeter } from '@mywasender/contract/models/profile';
import { useFormat } from '@mywasender/ui/use-format';
import { useText } from '../../shared/use-text.ts';

/** What Meta says of a number of the official API: its tier, and how people take its messages. */
export function OfficialLimits({ meter }: { readonly meter: ProfileMeter | null }) {
  const text = useText();
  const format = useFormat();
  const official = meter?.official;
  if (official === undefined) {
    return (
      <Text size="sm" c="dimmed">
        {text('profiles.meter.whatsappUnread')}
      </Text>
    );
  }
  const { peoplePerDay, quality } = official;
  return (
    <Stack gap="xs">
      <Text size="sm">
        {peoplePerDay === null
          ? text('profiles.meter.tierNone')
          : text('profiles.meter.tier', { people: format.number(peoplePerDay) })}
      </Text>
      {quality === 'red' || quality === 'yellow' ? (
        <Alert color={quality === 'red' ? 'red' : 'yellow'} p="xs">
          {text(`profiles.meter.quality.${quality}`)}
        </Alert>
      ) : (
        <Text size="sm">{text(`profiles.meter.quality.${quality}`)}</Text>
      )}
    </Stack>
  );
}
