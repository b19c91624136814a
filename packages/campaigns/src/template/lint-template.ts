import type { MediaKind } from '@mywasender/contract/models/media';
import { plainWords } from '../field-name.ts';
import { mentionsStop, stopWordOf } from '../stop/mentions-stop.ts';
import type { TemplateAst } from './ast.ts';
import { hasEmptyBranch } from './empty-branch.ts';
import { optionPaths } from './option-paths.ts';
import { type FieldValues, renderChoosing, renderTemplate } from './render-template.ts';
import { findShortLink } from './short-links.ts';
import { templateFields } from './template-fields.ts';

export const LINT_CODES = [
  'empty',
  'unknown-field',
  'empty-field',
  'no-sender-name',
  'no-way-to-stop',
  'stop-other-language',
  'long',
  'too-long',
  'link-shortener',
  'empty-branch',
  'media-without-text',
  'audio-with-text',
] as const;
export type LintCode = (typeof LINT_CODES)[number];

export interface LintFinding {
  readonly level: 'error' | 'warning';
  readonly code: LintCode;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface LintOptions {
  /** Normalised names of the columns the audience has. */
  readonly availableFields: readonly string[];
  /** Rows of the audience in which a field is empty; fields not named count as always filled. */
  readonly emptyRows?: Readonly<Record<string, number>>;
  /** Who writes; empty when the user has not said so yet. */
  readonly senderName: string;
  /** True when somebody in the audience hears from this sender for the first time. */
  readonly firstMessage: boolean;
  /** BCP 47 tag of the text; unknown for the original of a message. */
  readonly language?: string | null;
  /** How many texts are looked over together: each gets its part of the work. */
  readonly texts?: number;
  /** Some real rows, to judge the length with real values. */
  readonly sampleRows?: readonly FieldValues[];
  /** The file the text is the caption of, and the most UTF-16 units it may have then. */
  readonly media?: { readonly kind: MediaKind; readonly maxText: number } | undefined;
}

/** WhatsApp folds longer texts behind "Read more"; people stop reading well before (our judgement). */
export const LONG_TEXT = 1000;
/**
 * Longest text, in UTF-16 units: the limit of the Cloud API (docs.360dialog.com, "Send Text Messages": "a maximum of 4096
 * characters"). WhatsApp's own apps are said to take 65,536; nobody reads that, and one text has to fit both ways.
 */
export const MAX_TEXT = 4096;

/** What is wrong with a template for this audience. Errors forbid the start, warnings ask for a second look. */
export function lintTemplate(ast: TemplateAst, options: LintOptions): readonly LintFinding[] {
  const texts = variants(ast, options);
  return [
    ...fieldFindings(ast, options),
    ...lengthFindings(texts, options.media),
    ...(options.firstMessage ? firstMessageFindings(texts, options) : []),
    ...linkFindings(texts),
    ...(hasEmptyBranch(ast) ? [{ level: 'warning', code: 'empty-branch', params: {} } as const] : []),
  ];
}

function fieldFindings(ast: TemplateAst, options: LintOptions): readonly LintFinding[] {
  return templateFields(ast).flatMap(({ name, covered }): readonly LintFinding[] => {
    if (!options.availableFields.includes(name)) {
      const params = { field: name, available: options.availableFields.join(', ') };
      return [{ level: 'error', code: 'unknown-field', params }];
    }
    const rows = options.emptyRows?.[name] ?? 0;
    return covered || rows === 0
      ? []
      : [{ level: 'warning', code: 'empty-field', params: { field: name, rows } }];
  });
}

function lengthFindings(texts: readonly string[], media: LintOptions['media']): readonly LintFinding[] {
  if (media?.kind === 'audio') {
    const silent = texts.every((text) => text === '');
    return silent ? [] : [{ level: 'error', code: 'audio-with-text', params: {} }];
  }
  if (texts.some((text) => text === '')) {
    return media === undefined
      ? [{ level: 'error', code: 'empty', params: {} }]
      : [{ level: 'warning', code: 'media-without-text', params: {} }];
  }
  const limit = media?.maxText ?? MAX_TEXT;
  const length = Math.max(...texts.map((text) => text.length));
  if (length > limit) return [{ level: 'error', code: 'too-long', params: { length, limit } }];
  return length > LONG_TEXT ? [{ level: 'warning', code: 'long', params: { length, limit: LONG_TEXT } }] : [];
}

function firstMessageFindings(
  texts: readonly string[],
  { senderName, language = null }: LintOptions,
): readonly LintFinding[] {
  const findings: LintFinding[] = [];
  const name = plainWords(senderName);
  if (name === '' || texts.some((text) => !plainWords(text).includes(name))) {
    findings.push({ level: 'warning', code: 'no-sender-name', params: { senderName } });
  }
  if (texts.some((text) => !mentionsStop(text))) {
    findings.push({ level: 'warning', code: 'no-way-to-stop', params: {} });
  } else if (texts.some((text) => !mentionsStop(text, language))) {
    const word = stopWordOf(language) ?? '';
    findings.push({ level: 'warning', code: 'stop-other-language', params: { word } });
  }
  return findings;
}

function linkFindings(texts: readonly string[]): readonly LintFinding[] {
  const links = new Set(texts.map(findShortLink).filter((link) => link !== null));
  return [...links].map((link) => ({ level: 'warning', code: 'link-shortener', params: { link } }));
}

/** Mixtures of options, beside the texts that have each option once. */
const SAMPLED_SEEDS = 12;
/** Options looked at one by one; a message that people can still check by eye has fewer. */
const MAX_PATHS = 200;

/** Texts people may get: each option of each choice with all fields filled and with none, mixtures with real rows. */
function variants(ast: TemplateAst, options: LintOptions): readonly string[] {
  const filled = Object.fromEntries(templateFields(ast).map(({ name }) => [name, 'Alexandra']));
  const rows: readonly FieldValues[] = [filled, {}, ...(options.sampleRows ?? []).slice(0, 20)];
  const { texts = 1 } = options;
  const seeds = Math.max(2, Math.ceil(SAMPLED_SEEDS / texts));
  const mixtures = rows.flatMap((row, index) =>
    Array.from({ length: seeds }, (_, seed) => renderTemplate(ast, row, `lint:${index}:${seed}`)),
  );
  const each = optionPaths(ast, Math.max(20, Math.ceil(MAX_PATHS / texts))).flatMap((path) =>
    [filled, {}].map((row) => renderChoosing(ast, row, (choice) => path.get(choice) ?? 0)),
  );
  return [...new Set([...each, ...mixtures])];
}
