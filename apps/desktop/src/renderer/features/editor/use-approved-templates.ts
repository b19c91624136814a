import { useCommandQuery } from '../../shared/use-command-query.ts';

export type ApprovedTemplates = ReturnType<typeof useApprovedTemplates>;

/** The templates of a Cloud API profile, once the message is to be one of them. */
export function useApprovedTemplates(profileId: string, wanted: boolean) {
  return useCommandQuery('templates.approved', { profileId, refresh: false }, { enabled: wanted });
}
