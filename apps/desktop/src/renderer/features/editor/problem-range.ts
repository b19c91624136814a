import { readTag } from '@mywasender/campaigns/template/read-tag';
import type { CommandOutput } from '@mywasender/contract/commands/command-map';

type Problem = CommandOutput<'templates.check'>['problems'][number];

export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/** Where in its text a problem stands; `null` when it concerns the text as a whole. */
export function problemRange(
  text: string,
  { code, params }: Pick<Problem, 'code' | 'params'>,
): TextRange | null {
  switch (code) {
    case 'syntax': {
      const from = Math.min(Number(params.position), text.length);
      return { from, to: Math.min(text.length, from + (text.startsWith('{{', from) ? 2 : 1)) };
    }
    case 'unknown-field':
    case 'empty-field':
      return fieldRange(text, String(params.field));
    case 'link-shortener': {
      const link = String(params.link);
      const from = text.toLowerCase().indexOf(link);
      return from < 0 ? null : { from, to: from + link.length };
    }
    default:
      return null;
  }
}

/** The first tag that reads the field, the one without a fallback if there is one. */
function fieldRange(text: string, name: string): TextRange | null {
  let found: TextRange | null = null;
  for (let from = text.indexOf('{{'); from >= 0; from = text.indexOf('{{', from + 1)) {
    const tag = readTag(text, from);
    if ((tag?.kind !== 'field' && tag?.kind !== 'if') || tag.name !== name) continue;
    if (tag.kind === 'field' && tag.fallback === '') return { from, to: tag.end };
    found ??= { from, to: tag.end };
  }
  return found;
}
