import type { ChoiceNode, TemplateAst } from './ast.ts';

/** Which option each choice takes; a choice that is not named takes its first. */
export type OptionPath = ReadonlyMap<ChoiceNode, number>;

/** For every option of every choice, nested ones too, the path on which it is taken: the first `limit` of them. */
export function optionPaths(ast: TemplateAst, limit: number): readonly OptionPath[] {
  const paths: OptionPath[] = [new Map()];
  const visit = (nodes: TemplateAst, path: OptionPath): void => {
    for (const node of nodes) {
      if (paths.length >= limit) return;
      if (node.kind === 'if') {
        visit(node.filled, path);
        visit(node.blank, path);
      } else if (node.kind === 'choice') {
        visitChoice(node, path);
      }
    }
  };
  const visitChoice = (choice: ChoiceNode, path: OptionPath): void => {
    for (const [index, option] of choice.options.entries()) {
      if (paths.length >= limit) return;
      const taken = new Map(path).set(choice, index);
      // The first option is on every path that leads here already.
      if (index > 0) paths.push(taken);
      visit(option, taken);
    }
  };
  visit(ast, new Map());
  return paths;
}
