import { composeApproved } from '@mywasender/campaigns/template/approved-template';
import type { ApprovedTemplate } from '@mywasender/contract/commands/templates';
import type { Message } from '@mywasender/contract/models/campaign';
import { useCommandQuery } from '../../shared/use-command-query.ts';

export type ApprovedTemplates = ReturnType<typeof useApprovedTemplates>;

/** The templates of a Cloud API profile, once the message is to be one of them. */
export function useApprovedTemplates(profileId: string, wanted: boolean) {
  return useCommandQuery('templates.approved', { profileId, refresh: false }, { enabled: wanted });
}

/** What a person reads of a message, as a template of ours: with header, footer and buttons of the approved one. */
export function spokenText(message: Message, templates: readonly ApprovedTemplate[]): string {
  const { template } = message;
  const known = templates.find(
    ({ name, language }) => name === template?.name && language === template.language,
  );
  if (template === undefined || known === undefined) return message.text;
  const parts = [known.header, known.body, known.footer, ...known.buttons];
  return composeApproved(
    parts.filter((part) => part !== null && part !== '').join('\n\n'),
    template.parameters.map(({ name, text }) => ({ name, text: text.trim() === '' ? '…' : text })),
  );
}
