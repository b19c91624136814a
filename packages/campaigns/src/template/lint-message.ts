import { MAX_MESSAGE_LENGTH } from './ast.ts';
import { canonicalTag, type Translated } from './choose-translation.ts';
import { LINT_CODES, type LintFinding, type LintOptions, lintTemplate } from './lint-template.ts';
import { messageLength } from './message-length.ts';
import { type MessageTexts, messageSources, messageVersions } from './message-versions.ts';
import { parseTemplate } from './parse-template.ts';

export const MESSAGE_LINT_CODES = [
  ...LINT_CODES,
  /** `position` and `problem` of `parseTemplate` */
  'syntax',
  /** No BCP 47 tag: nobody would ever get this text. */
  'bad-language',
  /** `pt-br` beside `pt_BR`: one of them nobody would get. */
  'same-language',
  /** Another variant has this language: its readers would compare a translation with an original. */
  'missing-language',
  'same-variant',
  /** All texts together; nothing else was looked at. */
  'message-too-large',
] as const;
export type MessageLintCode = (typeof MESSAGE_LINT_CODES)[number];

export interface MessageFinding extends Omit<LintFinding, 'code'> {
  readonly code: MessageLintCode;
  /** Name of the variant that is meant; `null` where there are none. */
  readonly variant: string | null;
  /** Of the text that is meant; `null` is the original. */
  readonly language: string | null;
}

type Found = Omit<MessageFinding, 'variant'>;

/** What is wrong with any of the texts of one message, each variant's original first. */
export function lintMessage(message: MessageTexts, options: LintOptions): readonly MessageFinding[] {
  const { length, tooLong } = messageLength(message);
  if (tooLong) {
    const params = { length, limit: MAX_MESSAGE_LENGTH };
    return [{ variant: null, language: null, level: 'error', code: 'message-too-large', params }];
  }
  const versions = messageVersions(message);
  const shared = { ...options, texts: messageSources(message).length };
  const names = versions.map(({ name }) => name?.trim().toLowerCase());
  return versions.flatMap((version, index) => {
    const found = [
      ...lintVersion(version, shared),
      ...missingLanguages(version, versions),
      ...(names.indexOf(names[index]) < index ? [sameVariant(version.name ?? '')] : []),
    ];
    return found.map((finding) => ({ ...finding, variant: version.name }));
  });
}

function lintVersion(
  { text, translations = [] }: Translated<string>,
  options: LintOptions,
): readonly Found[] {
  const languages = translations.map(({ language }) => language);
  return [
    ...lintText(null, text, options),
    ...translations.flatMap(({ language, text: translated }, index) => [
      ...lintTag(language, languages.slice(0, index)),
      ...lintText(language, translated, options),
    ]),
  ];
}

function lintText(language: string | null, text: string, options: LintOptions): readonly Found[] {
  const parsed = parseTemplate(text);
  if (!parsed.ok) {
    const { position, problem } = parsed;
    return [{ language, level: 'error', code: 'syntax', params: { position, problem } }];
  }
  const tag = language === null ? null : canonicalTag(language);
  return lintTemplate(parsed.ast, { ...options, language: tag }).map((finding) => ({ ...finding, language }));
}

function lintTag(language: string, before: readonly string[]): readonly Found[] {
  const tag = canonicalTag(language);
  if (tag === null) return [{ language, level: 'error', code: 'bad-language', params: { language } }];
  const other = before.find((key) => canonicalTag(key) === tag);
  return other === undefined
    ? []
    : [{ language, level: 'error', code: 'same-language', params: { language, other } }];
}

function missingLanguages(version: Translated<string>, all: readonly Translated<string>[]): readonly Found[] {
  const own = new Set((version.translations ?? []).map(({ language }) => canonicalTag(language)));
  const others = new Map(
    all.flatMap(({ translations = [] }) =>
      translations.map(({ language }) => [canonicalTag(language), language] as const),
    ),
  );
  return [...others].flatMap(([tag, language]): readonly Found[] =>
    tag === null || own.has(tag)
      ? []
      : [{ language: null, level: 'warning', code: 'missing-language', params: { language } }],
  );
}

function sameVariant(name: string): Found {
  return { language: null, level: 'error', code: 'same-variant', params: { name } };
}
