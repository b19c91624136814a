import { Card, Group, Stack, Text, Title } from '@mantine/core';
import type { Profile } from '@mywasender/contract/models/profile';
import { Meter } from '@mywasender/ui/meter';
import { StatusBadge } from '@mywasender/ui/status-badge';
import { PROFILE_TONES } from '../../shared/status-tones.ts';
import { TextLink } from '../../shared/text-link.tsx';
import { useText } from '../../shared/use-text.ts';
import { ConnectButton } from './connect-button.tsx';
import { useStateText } from './use-state-text.ts';

/** One profile in the overview: who, in what state, how much of today is used. */
export function ProfileCard({ profile }: { readonly profile: Profile }) {
  const text = useText();
  const stateText = useStateText();
  const { id, name, phone, state, newChatsToday, newChatsAllowedToday } = profile;
  return (
    <Card component="article" aria-label={name}>
      <Stack h="100%" justify="space-between">
        <Group justify="space-between" align="flex-start">
          <div>
            <Title order={2} size="h3">
              <TextLink to="/profiles/$profileId" params={{ profileId: id }} inherit>
                {name}
              </TextLink>
            </Title>
            <Text size="sm" c="dimmed">
              {phone ?? text('profiles.noPhone')}
              {profile.cloud !== undefined && ` · ${text('profiles.cloud.kind')}`}
            </Text>
          </div>
          <StatusBadge tone={PROFILE_TONES[state.kind]} label={text(`profiles.state.${state.kind}`)} />
        </Group>
        <Text size="sm">{stateText(state)}</Text>
        <Meter
          label={text(
            profile.cloud === undefined ? 'profiles.meter.newChats' : 'profiles.meter.firstMessages',
          )}
          value={newChatsToday}
          max={newChatsAllowedToday}
          valueText={text('profiles.meter.newChatsValue', {
            used: newChatsToday,
            allowed: newChatsAllowedToday,
          })}
        />
        <Group justify="flex-end">
          <ConnectButton profile={profile} opensPage />
        </Group>
      </Stack>
    </Card>
  );
}
