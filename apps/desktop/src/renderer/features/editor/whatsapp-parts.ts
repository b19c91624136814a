export interface TextPart {
  readonly style: 'plain' | 'bold' | 'italic' | 'strike' | 'code';
  readonly text: string;
  /** where it stands in the message */
  readonly at: number;
}

const MARKED = /```([^`]+)```|(?<![\p{L}\p{N}])([*_~])(?=\S)([^\n]*?\S)\2(?![\p{L}\p{N}])/gu;
const STYLES: Readonly<Record<string, TextPart['style']>> = { '*': 'bold', _: 'italic', '~': 'strike' };

/** Splits a message at WhatsApp's own marks: *bold*, _italic_, ~strike~ and ```code```. */
export function whatsappParts(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  const plain = (until: number) => {
    if (until > end) parts.push({ style: 'plain', text: text.slice(end, until), at: end });
  };
  for (const match of text.matchAll(MARKED)) {
    const [whole, code, mark, marked] = match;
    plain(match.index);
    parts.push({ style: STYLES[mark ?? ''] ?? 'code', text: marked ?? code ?? '', at: match.index });
    end = match.index + whole.length;
  }
  plain(text.length);
  return parts;
}
