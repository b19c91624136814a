import type { TemplateAst, TemplateProblem } from './ast.ts';
import type { Translated } from './choose-translation.ts';
import { type MessageTexts, messageVersions } from './message-versions.ts';
import { parseTemplate } from './parse-template.ts';

export type ParseMessageResult =
  /** The variants in their order; one version where there are none. */
  | { readonly ok: true; readonly versions: readonly Translated<TemplateAst>[] }
  | {
      readonly ok: false;
      /** Of the text that cannot be read; `null` where there are no variants. */
      readonly variant: string | null;
      /** `null` is the original. */
      readonly language: string | null;
      /** UTF-16 units from 0 in that text */
      readonly position: number;
      readonly problem: TemplateProblem;
    };

/** Reads a message in every variant and language it is written in. Never throws. */
export function parseMessage(message: MessageTexts): ParseMessageResult {
  const versions: Translated<TemplateAst>[] = [];
  for (const { name, text, translations = [] } of messageVersions(message)) {
    const original = parseTemplate(text);
    if (!original.ok) return { ...original, variant: name, language: null };
    const read: { language: string; text: TemplateAst }[] = [];
    for (const { language, text: source } of translations) {
      const parsed = parseTemplate(source);
      if (!parsed.ok) return { ...parsed, variant: name, language };
      read.push({ language, text: parsed.ast });
    }
    versions.push({ text: original.ast, translations: read });
  }
  return { ok: true, versions };
}
