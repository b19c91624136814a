export interface ChoiceNode {
  readonly kind: 'choice';
  readonly options: readonly TemplateAst[];
}

export type TemplateNode =
  | { readonly kind: 'text'; readonly text: string }
  /** `name` is normalised (`fieldName`); `fallback` is plain text, empty when none was given. */
  | { readonly kind: 'field'; readonly name: string; readonly fallback: string }
  | ChoiceNode
  | {
      readonly kind: 'if';
      readonly field: string;
      readonly filled: TemplateAst;
      readonly blank: TemplateAst;
    };

export type TemplateAst = readonly TemplateNode[];

export const TEMPLATE_PROBLEMS = [
  /** `{` or `{{` without its end. */
  'unclosed-brace',
  /** `{word}`: one option is no choice; `{{word}}` or `\{` was meant. */
  'single-option',
  /** `}}` that closes nothing. */
  'stray-close',
  /** `{{}}` or a name without letters. */
  'bad-field',
  /** `{{#if x}}` without `{{/if}}`. */
  'unclosed-if',
  /** `{{else}}` or `{{/if}}` outside an `{{#if}}`, or a second `{{else}}`. */
  'stray-else',
  'too-deep',
  'too-long',
] as const;
export type TemplateProblem = (typeof TEMPLATE_PROBLEMS)[number];

/** Deepest nesting of choices and conditions that is read. */
export const MAX_TEMPLATE_DEPTH = 20;

/** All texts of one message together, in UTF-16 units: what can be looked over between two key strokes. */
export const MAX_MESSAGE_LENGTH = 60_000;

/** Longest template source, in UTF-16 units: 4,096 of text with room for variants. */
export const MAX_TEMPLATE_LENGTH = 20_000;
