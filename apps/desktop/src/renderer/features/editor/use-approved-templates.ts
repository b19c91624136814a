import type { ApprovedTemplate } from '@mywasender/contract/models/approved-template';
import type { Message } from '@mywasender/contract/models/campaign';
import { useCommandQuery } from '../../shared/use-command-query.ts';

export type ApprovedTemplates = ReturnType<typeof useApprovedTemplates>;

/** The templates of a Cloud API profile, once the message is to be one of them. */
export function useApprovedTemplates(profileId: string, wanted: boolean) {
  return useCommandQuery('templates.approved', { profileId, refresh: false }, { enabled: wanted });
}

/** The template of the message as Meta has it; `undefined` while it is not known, and for a message without one. */
export function findTemplate(
  { template }: Message,
  templates: readonly ApprovedTemplate[],
): ApprovedTemplate | undefined {
  return templates.find(({ name, language }) => name === template?.name && language === template.language);
}
