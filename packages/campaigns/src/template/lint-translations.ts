import { canonicalTag, type Translations } from './choose-translation.ts';
import { type LintFinding, type LintOptions, lintTemplate } from './lint-template.ts';
import { type ParseTemplateResult, parseTemplate } from './parse-template.ts';

export type TranslationFinding =
  /** What `lintTemplate` says of the text in this language; `null` is the original. */
  | { readonly kind: 'lint'; readonly language: string | null; readonly finding: LintFinding }
  | {
      readonly kind: 'syntax';
      readonly language: string | null;
      readonly error: Extract<ParseTemplateResult, { ok: false }>;
    }
  /** No BCP 47 tag: nobody would ever get this text. */
  | { readonly kind: 'bad-language'; readonly language: string }
  /** `pt-br` beside `pt_BR`: one of them nobody would get. */
  | { readonly kind: 'same-language'; readonly language: string; readonly other: string };

/** What is wrong with any of the texts of one message, the original first. */
export function lintTranslations(
  translations: Translations<string>,
  options: LintOptions,
): readonly TranslationFinding[] {
  const keys = Object.keys(translations.byLanguage);
  const texts: readonly (readonly [string | null, string])[] = [
    [null, translations.original],
    ...Object.entries(translations.byLanguage),
  ];
  return [
    ...texts.flatMap(([language, text]) => lintText(language, text, options)),
    ...keys.flatMap((key, index) => lintKey(key, keys.slice(0, index))),
  ];
}

function lintText(
  language: string | null,
  text: string,
  options: LintOptions,
): readonly TranslationFinding[] {
  const parsed = parseTemplate(text);
  if (!parsed.ok) return [{ kind: 'syntax', language, error: parsed }];
  return lintTemplate(parsed.ast, options).map((finding) => ({ kind: 'lint', language, finding }));
}

function lintKey(language: string, before: readonly string[]): readonly TranslationFinding[] {
  const tag = canonicalTag(language);
  if (tag === null) return [{ kind: 'bad-language', language }];
  const other = before.find((key) => canonicalTag(key) === tag);
  return other === undefined ? [] : [{ kind: 'same-language', language, other }];
}
