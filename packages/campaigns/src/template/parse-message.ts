import type { TemplateAst, TemplateProblem } from './ast.ts';
import type { Translated } from './choose-translation.ts';
import { parseTemplate } from './parse-template.ts';

export type ParseMessageResult =
  | { readonly ok: true; readonly message: Translated<TemplateAst> }
  | {
      readonly ok: false;
      /** Of the text that cannot be read; `null` is the original. */
      readonly language: string | null;
      /** UTF-16 units from 0 in that text */
      readonly position: number;
      readonly problem: TemplateProblem;
    };

/** Reads a message in every language it is written in. Never throws. */
export function parseMessage({ text, translations = [] }: Translated<string>): ParseMessageResult {
  const original = parseTemplate(text);
  if (!original.ok) return { ...original, language: null };
  const read: { language: string; text: TemplateAst }[] = [];
  for (const { language, text: source } of translations) {
    const parsed = parseTemplate(source);
    if (!parsed.ok) return { ...parsed, language };
    read.push({ language, text: parsed.ast });
  }
  return { ok: true, message: { text: original.ast, translations: read } };
}
