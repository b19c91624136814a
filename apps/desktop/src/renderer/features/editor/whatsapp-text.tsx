import { type TextPart, whatsappParts } from './whatsapp-parts.ts';

const TAGS = {
  bold: 'strong',
  italic: 'em',
  strike: 's',
  code: 'code',
  plain: 'span',
} as const satisfies Record<TextPart['style'], string>;

/** A message with its bold, italic, struck and code parts, as WhatsApp shows it. */
export function WhatsAppText({ text }: { readonly text: string }) {
  return whatsappParts(text).map((part) => {
    const Tag = TAGS[part.style];
    return <Tag key={part.at}>{part.text}</Tag>;
  });
}
