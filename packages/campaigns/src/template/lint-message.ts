import { canonicalTag, type Translated } from './choose-translation.ts';
import { LINT_CODES, type LintFinding, type LintOptions, lintTemplate } from './lint-template.ts';
import { parseTemplate } from './parse-template.ts';

export const MESSAGE_LINT_CODES = [
  ...LINT_CODES,
  /** `position` and `problem` of `parseTemplate` */
  'syntax',
  /** No BCP 47 tag: nobody would ever get this text. */
  'bad-language',
  /** `pt-br` beside `pt_BR`: one of them nobody would get. */
  'same-language',
] as const;
export type MessageLintCode = (typeof MESSAGE_LINT_CODES)[number];

export interface MessageFinding extends Omit<LintFinding, 'code'> {
  readonly code: MessageLintCode;
  /** Of the text that is meant; `null` is the original. */
  readonly language: string | null;
}

/** What is wrong with any of the texts of one message, the original first. */
export function lintMessage(
  { text, translations = [] }: Translated<string>,
  options: LintOptions,
): readonly MessageFinding[] {
  const languages = translations.map(({ language }) => language);
  return [
    ...lintText(null, text, options),
    ...translations.flatMap(({ language, text: translated }, index) => [
      ...lintTag(language, languages.slice(0, index)),
      ...lintText(language, translated, options),
    ]),
  ];
}

function lintText(language: string | null, text: string, options: LintOptions): readonly MessageFinding[] {
  const parsed = parseTemplate(text);
  if (!parsed.ok) {
    const { position, problem } = parsed;
    return [{ language, level: 'error', code: 'syntax', params: { position, problem } }];
  }
  const tag = language === null ? null : canonicalTag(language);
  return lintTemplate(parsed.ast, { ...options, language: tag }).map((finding) => ({ ...finding, language }));
}

function lintTag(language: string, before: readonly string[]): readonly MessageFinding[] {
  const tag = canonicalTag(language);
  if (tag === null) return [{ language, level: 'error', code: 'bad-language', params: { language } }];
  const other = before.find((key) => canonicalTag(key) === tag);
  return other === undefined
    ? []
    : [{ language, level: 'error', code: 'same-language', params: { language, other } }];
}
