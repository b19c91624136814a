import { createHash } from 'node:crypto';
import type { CampaignDraft } from '@mywasender/contract/models/campaign';
import type { Media } from '@mywasender/contract/models/media';
import type { MediaFile, MessageContent } from '@mywasender/gateway/port';
import { templateContent } from '../cloud/template-content.ts';
import type { Core } from '../core.ts';
import type { Turn } from './choose-next.ts';

/** What one person gets: the frozen text, with the file of the campaign where it has one. */
export function contentOf(core: Core, { recipient, campaign }: Turn): MessageContent {
  const text = recipient.text ?? '';
  const { media, template } = campaign.draft.message;
  const file = media === undefined ? undefined : fileOf(core, media);
  if (template !== undefined && recipient.parameters !== null) {
    return templateContent(template, { text, values: recipient.parameters, file });
  }
  return file === undefined ? { kind: 'text', text } : { kind: 'media', text, file };
}

function fileOf(core: Core, media: Media): MediaFile {
  const { kind, fileName, mimeType, bytes, sha256 } = media;
  return { kind, path: core.media.pathOf(media), fileName, mimeType, bytes, sha256 };
}

/** Proof of what was claimed to be sent: the text, the values beside it, the file. */
export function contentHash(content: MessageContent): string {
  const hash = createHash('sha256').update(content.text);
  if (content.kind === 'media') hash.update('\0').update(content.file.sha256);
  if (content.kind === 'template') {
    const { parameters, header, buttons } = content;
    const shown = header?.kind === 'media' ? header.file.sha256 : header;
    hash.update('\0').update(JSON.stringify([parameters, shown, buttons]));
  }
  return hash.digest('base64url');
}

/** What the page must be able to do for a campaign beyond sending texts. */
export function needsOf({ message }: Pick<CampaignDraft, 'message'>): { readonly media: boolean } {
  return { media: message.media !== undefined };
}
