import type { MessageContent } from '@mywasender/gateway/port';
import type { StoredCampaign } from '../store/campaigns.ts';
import type { StoredRecipient } from '../store/recipients.ts';

/** What is sent to one person, as it was written down at the start of the campaign. */
export function contentFor(
  { draft }: Pick<StoredCampaign, 'draft'>,
  { text, parameters }: Pick<StoredRecipient, 'text' | 'parameters'>,
): MessageContent {
  const { template } = draft.message;
  if (template === undefined || parameters === null) return { kind: 'text', text: text ?? '' };
  return {
    kind: 'template',
    name: template.name,
    language: template.language,
    parameters: template.parameters.map(({ name }, at) => ({
      // a number says where it stands, and is no name
      ...(/^\d+$/.test(name) ? {} : { name }),
      text: parameters[at] ?? '',
    })),
  };
}
