import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';

/** The name of a profile; of one that was removed, that it was. Empty until it is known. */
export function useProfileName(): (profileId: string) => string {
  const text = useText();
  const { data } = useCommandQuery('profiles.list', {});
  return (profileId) =>
    data === undefined
      ? ''
      : (data.profiles.find(({ id }) => id === profileId)?.name ?? text('optIns.profileGone'));
}
