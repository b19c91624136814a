import { readFileSync } from 'node:fs';
import { parseSync } from 'oxc-parser';

/** The titles of the tests in a file, as they are written: `it('…')`, `test('…')`, also with `.each(…)`. */
export function testTitlesOf(path) {
  const { program, errors } = parseSync(path, readFileSync(path, 'utf8'));
  if (errors.length > 0) throw new Error(`${path}: ${errors[0].message}`);
  const titles = new Set();
  visit(program, (node) => {
    if (node.type !== 'CallExpression' || !['it', 'test'].includes(rootName(node.callee))) return;
    const [title] = node.arguments;
    if (title?.type === 'Literal' && typeof title.value === 'string') titles.add(title.value);
  });
  return titles;
}

/** `it` of `it.each([…])` and `it.skipIf(x).each…`. */
function rootName(node) {
  if (node.type === 'CallExpression') return rootName(node.callee);
  if (node.type === 'MemberExpression') return rootName(node.object);
  if (node.type === 'TaggedTemplateExpression') return rootName(node.tag);
  return node.type === 'Identifier' ? node.name : '';
}

function visit(value, see) {
  if (Array.isArray(value)) for (const entry of value) visit(entry, see);
  else if (value !== null && typeof value === 'object') {
    if (typeof value.type === 'string') see(value);
    for (const entry of Object.values(value)) visit(entry, see);
  }
}
