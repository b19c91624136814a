import { Select } from '@mantine/core';
import type { Profile } from '@mywasender/contract/models/profile';
import { useText } from '../../shared/use-text.ts';

export interface ProfileChoiceProps {
  readonly profiles: readonly Profile[];
  readonly chosen: readonly string[];
  /** The user tried to go on: say what is missing. */
  readonly tried: boolean;
  readonly onChange: (profileIds: string[]) => void;
}

/** From which WhatsApp account a campaign is sent. */
export function ProfileChoice({ profiles, chosen, tried, onChange }: ProfileChoiceProps) {
  const text = useText();
  const profileId = chosen[0] ?? null;
  return (
    <Select
      label={text('editor.audience.profile')}
      data={profiles.map(({ id, name: label }) => ({ value: id, label }))}
      required
      allowDeselect={false}
      value={profileId}
      onChange={(picked) => picked !== null && onChange([picked])}
      error={tried && profileId === null ? text('editor.audience.profileMissing') : undefined}
    />
  );
}
