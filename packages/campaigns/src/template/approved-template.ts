import type { TemplateAst } from './ast.ts';

/** `{{1}}` or `{{order_number}}`, as Meta writes the placeholders of a template's body. */
const PLACEHOLDER = /\{\{\s*(\w+)\s*\}\}/g;

interface Parameter {
  readonly name: string;
  readonly text: string;
}

/** The body of an approved template with these texts in its placeholders. One without a text keeps its placeholder. */
export function fillApproved(body: string, parameters: readonly Parameter[]): string {
  return body.replace(PLACEHOLDER, (whole, name: string) => {
    const found = parameters.find((parameter) => parameter.name === name);
    return found === undefined ? whole : found.text;
  });
}

/**
 * The message an approved template makes, written as a template of ours: what is fixed stands for itself, each
 * placeholder is replaced by the text of its parameter, which may use fields.
 */
export function composeApproved(body: string, parameters: readonly Parameter[]): string {
  let composed = '';
  let from = 0;
  for (const match of body.matchAll(PLACEHOLDER)) {
    const text = parameters.find(({ name }) => name === match[1])?.text ?? '';
    composed += escapeTemplate(body.slice(from, match.index)) + text;
    from = match.index + match[0].length;
  }
  return composed + escapeTemplate(body.slice(from));
}

/** The address of a button with the value that ends it. */
export function fillAddress(url: string, value: string): string {
  return url.replace(PLACEHOLDER, () => value);
}

/** What of it stands before the value. */
export function addressStart(url: string): string {
  const [start = url] = url.split(PLACEHOLDER);
  return start;
}

/** Whether a choice is in it: the parameters and the text of the whole would choose apart from each other. */
export function hasChoices(ast: TemplateAst): boolean {
  return ast.some((node) => {
    if (node.kind === 'choice') return true;
    return node.kind === 'if' && (hasChoices(node.filled) || hasChoices(node.blank));
  });
}

function escapeTemplate(text: string): string {
  return text.replace(/[{}|\\]/g, '\\$&');
}
