import { createHash } from 'node:crypto';
import type { CampaignDraft, MessageTemplate } from '@mywasender/contract/models/campaign';
import type { MessageContent } from '@mywasender/gateway/port';
import type { Core } from '../core.ts';
import type { Turn } from './choose-next.ts';

/** What one person gets: the frozen text, with the file of the campaign where it has one. */
export function contentOf(core: Core, { recipient, campaign }: Turn): MessageContent {
  const text = recipient.text ?? '';
  const { media, template } = campaign.draft.message;
  if (template !== undefined && recipient.parameters !== null) {
    return templateContent(template, { text, parameters: recipient.parameters });
  }
  if (media === undefined) return { kind: 'text', text };
  const { kind, fileName, mimeType, bytes, sha256 } = media;
  const path = core.media.pathOf(media);
  return { kind: 'media', text, file: { kind, path, fileName, mimeType, bytes, sha256 } };
}

function templateContent(
  { name, language, parameters }: MessageTemplate,
  frozen: { readonly text: string; readonly parameters: readonly string[] },
): MessageContent {
  return {
    kind: 'template',
    text: frozen.text,
    name,
    language,
    parameters: parameters.map((parameter, at) => ({
      // a number says where it stands, and is no name
      ...(/^\d+$/.test(parameter.name) ? {} : { name: parameter.name }),
      text: frozen.parameters[at] ?? '',
    })),
  };
}

/** Proof of what was claimed to be sent: the text alone, or text and file together. */
export function contentHash(content: MessageContent): string {
  const hash = createHash('sha256').update(content.text);
  if (content.kind === 'media') hash.update('\0').update(content.file.sha256);
  return hash.digest('base64url');
}

/** What the page must be able to do for a campaign beyond sending texts. */
export function needsOf({ message }: Pick<CampaignDraft, 'message'>): { readonly media: boolean } {
  return { media: message.media !== undefined };
}
