import { Button, Group, Stack, TextInput } from '@mantine/core';
import type { CampaignDraft } from '@mywasender/contract/models/campaign';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { LoadingLines } from '@mywasender/ui/loading';
import { type FormEvent, useState } from 'react';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';
import { AudienceChoice } from './audience-choice.tsx';
import { AudienceReach } from './audience-reach.tsx';
import { FollowUpChoice } from './follow-up-choice.tsx';
import { MissingPart } from './missing-part.tsx';
import { ProfileChoice } from './profile-choice.tsx';

type Audience = Pick<CampaignDraft, 'name' | 'audience' | 'profileIds'>;

export interface AudienceStepProps {
  readonly value: Audience;
  readonly pending: boolean;
  readonly onChange?: (audience: Partial<Audience>) => void;
  readonly onNext: (audience: Audience) => void;
}

/** With one thing to choose from there is nothing to choose. */
function chosenOrOnly(chosen: string, all: readonly { readonly id: string }[]): string {
  return chosen === '' && all.length === 1 ? (all[0]?.id ?? '') : chosen;
}

/** What it is called, who gets it, and from which number. */
export function AudienceStep({ value, pending, onChange, onNext }: AudienceStepProps) {
  const text = useText();
  const [audience, setAudience] = useState<Audience>({
    name: value.name,
    audience: value.audience,
    profileIds: value.profileIds,
  });
  const [touched, setTouched] = useState(false);
  const [tried, setTried] = useState(false);
  const lists = useCommandQuery('contacts.lists', {});
  const segments = useCommandQuery('contacts.segments', {});
  const profiles = useCommandQuery('profiles.list', {});
  const error = lists.error ?? segments.error ?? profiles.error;
  if (lists.data === undefined || segments.data === undefined || profiles.data === undefined)
    return error === null ? <LoadingLines lines={3} /> : <ErrorNotice error={error} />;

  const change = (patch: Partial<Audience>) => {
    if (patch.audience !== undefined) setTouched(true);
    setAudience((old) => ({ ...old, ...patch }));
    onChange?.(patch);
  };
  const known = audience.profileIds.filter((id) =>
    profiles.data?.profiles.some((profile) => profile.id === id),
  );
  const onlyProfile = chosenOrOnly('', profiles.data.profiles);
  const profileIds = known.length === 0 && onlyProfile !== '' ? [onlyProfile] : known;
  const { segmentIds = [] } = audience.audience;
  const onlyList = chosenOrOnly('', lists.data.lists);
  const { followUp } = audience.audience;
  const isOpen = followUp === undefined && audience.audience.listIds.length + segmentIds.length === 0;
  const listIds = isOpen && !touched && onlyList !== '' ? [onlyList] : audience.audience.listIds;
  const chosen = { ...audience.audience, listIds };
  const name = audience.name.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const hasPeople = followUp !== undefined || listIds.length + segmentIds.length > 0;
    if (name !== '' && hasPeople && profileIds.length > 0)
      onNext({
        name,
        audience: chosen,
        profileIds: followUp === undefined ? profileIds : audience.profileIds,
      });
  };
  if (lists.data.lists.length + segments.data.segments.length === 0)
    return <MissingPart part="Lists" to="/contacts/import" />;
  if (profiles.data.profiles.length === 0) return <MissingPart part="Profiles" to="/profiles" />;
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          label={text('editor.audience.name')}
          description={text('editor.audience.nameHint')}
          maxLength={120}
          required
          value={audience.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
          error={tried && name === '' ? text('editor.audience.nameMissing') : undefined}
        />
        {followUp === undefined ? (
          <AudienceChoice
            lists={lists.data.lists}
            value={chosen}
            tried={tried}
            onChange={(next) => change({ audience: next })}
          />
        ) : (
          <FollowUpChoice
            lists={lists.data.lists}
            value={chosen}
            followUp={followUp}
            onChange={(next) => change({ audience: next })}
          />
        )}
        {followUp === undefined && <AudienceReach audience={chosen} />}
        {followUp === undefined && (
          <ProfileChoice
            profiles={profiles.data.profiles}
            chosen={profileIds}
            tried={tried}
            onChange={(ids) => change({ profileIds: ids })}
          />
        )}
        <Group justify="flex-end">
          <Button type="submit" loading={pending}>
            {text('app.actions.next')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
