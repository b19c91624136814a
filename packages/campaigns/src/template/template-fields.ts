import type { TemplateAst } from './ast.ts';

export interface TemplateField {
  readonly name: string;
  /** Every `{{name}}` has a fallback or stands inside `{{#if name}}`: an empty value leaves no hole. */
  readonly covered: boolean;
}

/** The fields a template reads, in the order of their first use, each once. */
export function templateFields(ast: TemplateAst): readonly TemplateField[] {
  const covered = new Map<string, boolean>();
  const visit = (nodes: TemplateAst, filled: readonly string[]): void => {
    for (const node of nodes) {
      if (node.kind === 'field') {
        const safe = node.fallback !== '' || filled.includes(node.name);
        covered.set(node.name, (covered.get(node.name) ?? true) && safe);
      } else if (node.kind === 'choice') {
        for (const option of node.options) visit(option, filled);
      } else if (node.kind === 'if') {
        covered.set(node.field, covered.get(node.field) ?? true);
        visit(node.filled, [...filled, node.field]);
        visit(node.blank, filled);
      }
    }
  };
  visit(ast, []);
  return [...covered].map(([name, isCovered]) => ({ name, covered: isCovered }));
}
