import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChoiceNode, TemplateAst, TemplateNode } from './ast.ts';
import { optionPaths } from './option-paths.ts';
import { parseTemplate } from './parse-template.ts';
import { renderChoosing, renderTemplate } from './render-template.ts';

const FIELDS = ['name', 'city', 'due'];
const plain = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 });

/** Any template; two texts never stand side by side, as the parser joins them. */
const { nodes } = fc.letrec<{ nodes: TemplateAst; node: TemplateNode }>((tie) => ({
  nodes: fc
    .array(tie('node'), { maxLength: 4 })
    .map((list) => list.filter((node, at) => node.kind !== 'text' || list[at - 1]?.kind !== 'text')),
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    plain.map((text) => ({ kind: 'text' as const, text })),
    fc.record({
      kind: fc.constant('field' as const),
      name: fc.constantFrom(...FIELDS),
      fallback: plain.map((text) => text.trim()),
    }),
    fc.record({
      kind: fc.constant('choice' as const),
      options: fc.array(tie('nodes'), { minLength: 2, maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant('if' as const),
      field: fc.constantFrom(...FIELDS),
      filled: tie('nodes'),
      blank: tie('nodes'),
    }),
  ),
}));

const escaped = (text: string) => text.replace(/[{}|\\]/g, '\\$&');
function sourceOf(ast: TemplateAst): string {
  return ast.map(sourceOfNode).join('');
}
function sourceOfNode(node: TemplateNode): string {
  switch (node.kind) {
    case 'text':
      return escaped(node.text);
    case 'field':
      return `{{${node.name}${node.fallback === '' ? '' : `|${escaped(node.fallback)}`}}}`;
    case 'choice':
      return `{${node.options.map(sourceOf).join('|')}}`;
    case 'if':
      return `{{#if ${node.field}}}${sourceOf(node.filled)}{{else}}${sourceOf(node.blank)}{{/if}}`;
  }
}

const values = fc.record(
  { name: fc.string(), city: fc.string(), due: fc.constantFrom('', ' ', 'Friday') },
  { requiredKeys: [] },
);
const parsed = (text: string): TemplateAst => {
  const result = parseTemplate(text);
  if (!result.ok) throw new Error(`${result.problem} at ${result.position} in ${text}`);
  return result.ast;
};

describe('any template', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(nodes, (ast) => {
        expect(parsed(sourceOf(ast))).toEqual(ast);
      }),
    );
  });

  it('gives a text for any values, the same one for the same seed', () => {
    fc.assert(
      fc.property(nodes, values, fc.string(), (ast, fields, seed) => {
        const text = renderTemplate(ast, fields, seed);
        expect(renderTemplate(parsed(sourceOf(ast)), fields, seed)).toBe(text);
      }),
    );
  });

  it('leaves no tag behind', () => {
    const free = (text: string) => text.replace(/[{}|\\#/]/g, '');
    fc.assert(
      fc.property(nodes, values, fc.string(), (ast, fields, seed) => {
        const bare = parsed(sourceOf(ast).replace(/\\[{}|\\]/g, ''));
        const clean = Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, free(value)]));
        expect(renderTemplate(bare, clean, seed)).not.toMatch(/[{}]/);
      }),
    );
  });
});

/** Nested choices whose options are numbered. */
const { choice } = fc.letrec<{ choice: ChoiceNode; option: TemplateAst }>((tie) => ({
  choice: fc.record({
    kind: fc.constant('choice' as const),
    options: fc.array(tie('option'), { minLength: 2, maxLength: 3 }),
  }),
  option: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constant([{ kind: 'text' as const, text: '' }]),
    tie('choice').map((inner) => [inner]),
  ),
}));
function numbered(ast: TemplateAst, next = { number: 0 }): TemplateAst {
  return ast.map((node) => {
    if (node.kind === 'text') return { kind: 'text', text: `<${next.number++}>` };
    return node.kind === 'choice'
      ? { ...node, options: node.options.map((option) => numbered(option, next)) }
      : node;
  });
}
const leaves = (ast: TemplateAst): readonly string[] =>
  ast.flatMap((node) => {
    if (node.kind === 'text') return [node.text];
    return node.kind === 'choice' ? node.options.flatMap(leaves) : [];
  });

describe('every option of every choice', () => {
  it('is what some people get', () => {
    fc.assert(
      fc.property(choice, (node) => {
        const ast = numbered([node]);
        const seen = new Set(
          Array.from({ length: 1500 }, (_, seed) => renderTemplate(ast, {}, `campaign:${seed}`)),
        );
        expect([...seen].toSorted()).toEqual([...leaves(ast)].toSorted());
      }),
      { numRuns: 30 },
    );
  });

  it('is on one of the paths that are looked over', () => {
    fc.assert(
      fc.property(choice, (node) => {
        const ast = numbered([node]);
        const seen = optionPaths(ast, 1000).map((path) =>
          renderChoosing(ast, {}, (one) => path.get(one) ?? 0),
        );
        expect(new Set(seen)).toEqual(new Set(leaves(ast)));
      }),
    );
  });
});

describe('what would never end', () => {
  it.each(['{', '{{', '{a|', '{{#if a}}', '{{a|', '}}', '\\', '|', 'x', '{{a}}'])(
    'is refused at once: ten million characters of %j',
    (unit) => {
      const text = unit.repeat(10_000_000 / unit.length);
      const start = performance.now();
      expect(parseTemplate(text)).toEqual({ ok: false, position: 20_000, problem: 'too-long' });
      expect(performance.now() - start).toBeLessThan(100);
    },
  );

  it.each(['{', '{a|', '{{#if a}}', '{{a|', '{{a}}', '{{a', '{|}', '\\{', '{{a|\\}'])(
    'is read quickly as far as is allowed: %j',
    (unit) => {
      const start = performance.now();
      parseTemplate(unit.repeat(Math.floor(20_000 / unit.length)));
      expect(performance.now() - start).toBeLessThan(500);
    },
  );

  it('does not begin: a value that names its own field is plain text', () => {
    expect(renderTemplate(parsed('{{name}}'), { name: '{{name}}{{name}}' }, 's')).toBe('{{name}}{{name}}');
  });
});
