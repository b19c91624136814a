import { Group, MultiSelect, Stack, Text } from '@mantine/core';
import type { Profile } from '@mywasender/contract/models/profile';
import { StatusBadge } from '@mywasender/ui/status-badge';
import { PROFILE_TONES } from '../../shared/status-tones.ts';
import { useText } from '../../shared/use-text.ts';

const MOST_PROFILES = 10;

export interface ProfileChoiceProps {
  readonly profiles: readonly Profile[];
  readonly chosen: readonly string[];
  /** The user tried to go on: say what is missing. */
  readonly tried: boolean;
  readonly onChange: (profileIds: string[]) => void;
}

/** From which WhatsApp accounts a campaign is sent, and whether each is connected. */
export function ProfileChoice({ profiles, chosen, tried, onChange }: ProfileChoiceProps) {
  const text = useText();
  const missing = tried && chosen.length === 0;
  return (
    <Stack gap="xs">
      <MultiSelect
        label={text('editor.audience.profile')}
        description={profiles.length > 1 ? text('editor.audience.profileHint') : undefined}
        data={profiles.map(({ id, name: label }) => ({ value: id, label }))}
        required
        maxValues={MOST_PROFILES}
        value={[...chosen]}
        onChange={onChange}
        error={missing ? text('editor.audience.profileMissing') : undefined}
      />
      {profiles
        .filter(({ id }) => chosen.includes(id))
        .map(({ id, name, state }) => (
          <Group key={id} gap="xs">
            <Text size="sm">
              <bdi>{name}</bdi>
            </Text>
            <StatusBadge tone={PROFILE_TONES[state.kind]} label={text(`profiles.state.${state.kind}`)} />
          </Group>
        ))}
    </Stack>
  );
}
