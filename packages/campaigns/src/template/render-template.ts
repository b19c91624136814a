import { seededRandom } from '../seeded-random.ts';
import type { ChoiceNode, TemplateAst, TemplateNode } from './ast.ts';

/** Values by normalised field name; absent and blank ones count as empty. */
export type FieldValues = Readonly<Record<string, string | null | undefined>>;

/**
 * The text one person gets. `seed` (for example campaign id and contact id) decides every choice, so the same seed
 * always gives the same text. Values are put in as they are: braces in a value mean nothing.
 */
export function renderTemplate(ast: TemplateAst, fields: FieldValues, seed: string): string {
  const random = seededRandom(seed);
  return renderChoosing(ast, fields, ({ options }) => Math.floor(random() * options.length));
}

/** The text that comes of taking, at each choice met, the option `choose` names. */
export function renderChoosing(
  ast: TemplateAst,
  fields: FieldValues,
  choose: (choice: ChoiceNode) => number,
): string {
  const renderNodes = (nodes: TemplateAst): string => nodes.map(renderNode).join('');
  const renderNode = (node: TemplateNode): string => {
    switch (node.kind) {
      case 'text':
        return node.text;
      case 'field':
        return fieldValue(fields, node.name) || node.fallback;
      case 'if':
        return renderNodes(fieldValue(fields, node.field) === '' ? node.blank : node.filled);
      case 'choice':
        return renderNodes(node.options[choose(node)] ?? []);
    }
  };
  return renderNodes(ast).trim();
}

/** The trimmed value of a field, empty when there is none. Inherited properties are no fields. */
export function fieldValue(fields: FieldValues, name: string): string {
  return Object.hasOwn(fields, name) ? (fields[name] ?? '').trim() : '';
}
