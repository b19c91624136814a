import type { TemplateAst, TemplateNode } from './ast.ts';

/**
 * Does a condition say nothing either way, or has a choice two empty options, as after a bar typed twice? One empty
 * option is how a word is made optional, and an empty `{{#if}}` before `{{else}}` how "unless" is said.
 */
export function hasEmptyBranch(ast: TemplateAst): boolean {
  return ast.some((node) => {
    if (node.kind === 'if') {
      return isSilent([node]) || hasEmptyBranch(node.filled) || hasEmptyBranch(node.blank);
    }
    if (node.kind !== 'choice') return false;
    return node.options.filter(isSilent).length > 1 || node.options.some(hasEmptyBranch);
  });
}

function isSilent(nodes: TemplateAst): boolean {
  return nodes.every(saysNothing);
}

function saysNothing(node: TemplateNode): boolean {
  switch (node.kind) {
    case 'text':
      return node.text.trim() === '';
    case 'field':
      return false;
    case 'if':
      return isSilent(node.filled) && isSilent(node.blank);
    case 'choice':
      return node.options.every(isSilent);
  }
}
