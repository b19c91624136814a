import type { Profile } from '@mywasender/contract/models/profile';
import { useFormat } from '@mywasender/ui/use-format';
import { ButtonLink } from '../shared/button-link.tsx';
import { useCommandQuery } from '../shared/use-command-query.ts';
import { useText } from '../shared/use-text.ts';
import { Notice } from './notice.tsx';

/** Profiles that WhatsApp stopped or that the app no longer fits. */
export function ProfileNotices() {
  const { data } = useCommandQuery('profiles.list', {});
  return data?.profiles.map((profile) => <ProfileNotice key={profile.id} profile={profile} />);
}

function ProfileNotice({ profile }: { readonly profile: Profile }) {
  const text = useText();
  const format = useFormat();
  const { state, name } = profile;
  const open = (
    <ButtonLink
      to="/profiles/$profileId"
      params={{ profileId: profile.id }}
      size="xs"
      variant="default"
      maw="100%"
      styles={{ label: { display: 'block', textOverflow: 'ellipsis' } }}
    >
      {text('profiles.open', { name })}
    </ButtonLink>
  );
  if (state.kind === 'outdated') {
    return (
      <Notice tone="red" title={text('app.banner.outdated')} action={open}>
        {text('app.banner.outdatedText', { profile: name, missing: format.list(state.missing) })}
      </Notice>
    );
  }
  if (state.kind === 'blocked') {
    return (
      <Notice tone="red" title={text('app.banner.blocked', { profile: name })} action={open}>
        {text(`codes.block.${state.reason}`)}
      </Notice>
    );
  }
  return null;
}
