import {
  MAX_TEMPLATE_DEPTH,
  MAX_TEMPLATE_LENGTH,
  type TemplateAst,
  type TemplateNode,
  type TemplateProblem,
} from './ast.ts';
import { readTag, type TemplateTag } from './read-tag.ts';

export type ParseTemplateResult =
  | { readonly ok: true; readonly ast: TemplateAst }
  /** `position` counts UTF-16 units from 0, as editors and `String` do. */
  | { readonly ok: false; readonly position: number; readonly problem: TemplateProblem };

/** Where a sequence of nodes may end: at the end of the text, in a choice, in a condition. */
type Place = 'top' | 'choice' | 'if' | 'else';

class Broken extends Error {
  readonly position: number;
  readonly problem: TemplateProblem;

  constructor(position: number, problem: TemplateProblem) {
    super(problem);
    this.position = position;
    this.problem = problem;
  }
}

/**
 * Reads a message template:
 * `{{field}}`, `{{field|fallback}}`, `{one|two}` (may be nested), `{{#if field}}…{{else}}…{{/if}}`, and `\{`, `\}`,
 * `\|`, `\\` for the characters themselves. `{{a|b}}` is always a field. Never throws.
 */
export function parseTemplate(text: string): ParseTemplateResult {
  if (text.length > MAX_TEMPLATE_LENGTH) {
    return { ok: false, position: MAX_TEMPLATE_LENGTH, problem: 'too-long' };
  }
  try {
    return { ok: true, ast: readNodes(text, 0, 'top', 0).nodes };
  } catch (error) {
    if (error instanceof Broken) return { ok: false, position: error.position, problem: error.problem };
    throw error;
  }
}

/** Reads up to, and not over, whatever ends this place. `end` is the position of the ending. */
function readNodes(
  text: string,
  start: number,
  place: Place,
  depth: number,
): { nodes: TemplateAst; end: number } {
  if (depth > MAX_TEMPLATE_DEPTH) throw new Broken(start, 'too-deep');
  const nodes: TemplateNode[] = [];
  let plain = '';
  let at = start;
  const flush = () => {
    if (plain !== '') nodes.push({ kind: 'text', text: plain });
    plain = '';
  };
  while (at < text.length) {
    const char = text.charAt(at);
    if (char === '\\' && /[{}|\\]/.test(text.charAt(at + 1))) {
      plain += text.charAt(at + 1);
      at += 2;
    } else if (place === 'choice' && (char === '|' || char === '}')) {
      break;
    } else if (text.startsWith('}}', at)) {
      throw new Broken(at, 'stray-close');
    } else if (char === '{') {
      const tag = readTag(text, at);
      if (tag?.kind === 'else' || tag?.kind === 'end-if') {
        endOfBranch(tag, at, place);
        break;
      }
      flush();
      const read = tag === null ? readChoice(text, at, depth) : readTagged(text, at, tag, depth);
      nodes.push(read.node);
      at = read.end;
    } else {
      plain += char;
      at += 1;
    }
  }
  flush();
  return { nodes, end: at };
}

function endOfBranch(tag: TemplateTag, at: number, place: Place): void {
  const fits = place === 'if' || (place === 'else' && tag.kind === 'end-if');
  if (!fits) throw new Broken(at, place === 'choice' ? 'unclosed-brace' : 'stray-else');
}

function readTagged(
  text: string,
  at: number,
  tag: TemplateTag,
  depth: number,
): { node: TemplateNode; end: number } {
  if (tag.kind === 'bad') throw new Broken(at, 'bad-field');
  if (tag.kind === 'field')
    return { node: { kind: 'field', name: tag.name, fallback: tag.fallback }, end: tag.end };
  if (tag.kind !== 'if') throw new Broken(at, 'stray-else');
  const filled = readNodes(text, tag.end, 'if', depth + 1);
  const middle = readTag(text, filled.end);
  if (middle === null) throw new Broken(at, 'unclosed-if');
  if (middle.kind === 'end-if') {
    return { node: { kind: 'if', field: tag.name, filled: filled.nodes, blank: [] }, end: middle.end };
  }
  const blank = readNodes(text, middle.end, 'else', depth + 1);
  const closing = readTag(text, blank.end);
  if (closing === null) throw new Broken(at, 'unclosed-if');
  return {
    node: { kind: 'if', field: tag.name, filled: filled.nodes, blank: blank.nodes },
    end: closing.end,
  };
}

function readChoice(text: string, start: number, depth: number): { node: TemplateNode; end: number } {
  const options: TemplateAst[] = [];
  let at = start;
  do {
    const option = readNodes(text, at + 1, 'choice', depth + 1);
    options.push(option.nodes);
    at = option.end;
  } while (text.charAt(at) === '|');
  if (at >= text.length) throw new Broken(start, 'unclosed-brace');
  if (options.length === 1) throw new Broken(start, 'single-option');
  return { node: { kind: 'choice', options }, end: at + 1 };
}
