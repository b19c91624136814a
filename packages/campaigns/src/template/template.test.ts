import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TemplateAst } from './ast.ts';
import { parseTemplate } from './parse-template.ts';
import { type FieldValues, renderTemplate } from './render-template.ts';
import { templateFields } from './template-fields.ts';

const parsed = (text: string): TemplateAst => {
  const result = parseTemplate(text);
  if (!result.ok) throw new Error(`${result.problem} at ${result.position} in ${text}`);
  return result.ast;
};
const render = (text: string, fields: FieldValues = {}, seed = 's') =>
  renderTemplate(parsed(text), fields, seed);
const seen = (text: string) =>
  new Set(Array.from({ length: 200 }, (_, seed) => render(text, {}, String(seed))));

describe('fields', () => {
  it.each<[string, FieldValues, string]>([
    ['Hi {{name}}!', { name: 'Ana' }, 'Hi Ana!'],
    ['Hi {{name|there}}!', {}, 'Hi there!'],
    ['Hi {{name|there}}!', { name: '  ' }, 'Hi there!'],
    ['Hi {{ Name | dear friend }}!', {}, 'Hi dear friend!'],
    ['{{First Name}}', { first_name: 'Bo' }, 'Bo'],
    ['{{Prénom}}', { prenom: 'Zoé' }, 'Zoé'],
    ['{{الاسم}}', { الاسم: 'ليلى' }, 'ليلى'],
    ['Hi {{name}}!', {}, 'Hi !'],
    ['{{constructor}}{{__proto__}}x', {}, 'x'],
    ['{{a|b}}', {}, 'b'],
    ['{{name|a \\| b \\} c}}', {}, 'a | b } c'],
  ])('%s', (text, fields, expected) => expect(render(text, fields)).toBe(expected));

  it('puts values in as they are', () => {
    expect(render('Hi {{name}}', { name: '{{phone}} {a|b}' })).toBe('Hi {{phone}} {a|b}');
  });
});

describe('choices', () => {
  it('takes each option for some people, nested ones too', () => {
    expect(seen('{Hi|Hello|}')).toEqual(new Set(['Hi', 'Hello', '']));
    expect(seen('{{a|b}|c}')).toEqual(new Set(['a', 'b', 'c']));
    expect(seen('{Good {day|evening}|Hi {{name|you}}}')).toEqual(
      new Set(['Good day', 'Good evening', 'Hi you']),
    );
  });

  it('gives one person the same text every time', () => {
    const text = '{a|b|c|d} {e|f|g|h}';
    fc.assert(
      fc.property(fc.string(), (seed) => {
        expect(render(text, {}, seed)).toBe(render(text, {}, seed));
      }),
    );
  });
});

describe('conditions', () => {
  it.each<[string, FieldValues, string]>([
    ['{{#if name}}Dear {{name}}{{else}}Hello{{/if}}', { name: 'Ana' }, 'Dear Ana'],
    ['{{#if name}}Dear {{name}}{{else}}Hello{{/if}}', {}, 'Hello'],
    ['a{{# if Due Date }} until {{due_date}}{{/ if}}.', { due_date: 'Friday' }, 'a until Friday.'],
    ['a{{#if x}}b{{/if}}.', {}, 'a.'],
    ['{{#if a}}{{#if b}}ab{{else}}a{{/if}}{{else}}-{{/if}}', { a: '1' }, 'a'],
    ['{{#if a}}x | y } z{{/if}}', { a: '1' }, 'x | y } z'],
  ])('%s', (text, fields, expected) => expect(render(text, fields)).toBe(expected));
});

describe('escapes', () => {
  it.each([
    ['\\{a\\|b\\}', '{a|b}'],
    ['\\{\\{name\\}\\}', '{{name}}'],
    ['C:\\dir \\\\ x', 'C:\\dir \\ x'],
    ['a | b } c', 'a | b } c'],
  ])('%s', (text, expected) => expect(render(text)).toBe(expected));
});

describe('errors', () => {
  it.each([
    ['Hi {{name', 4, 'unclosed-brace'],
    ['Hi {a|b', 3, 'unclosed-brace'],
    ['Hi {name}', 3, 'single-option'],
    ['Hi {{name}}}}', 11, 'stray-close'],
    ['Hi {{}}', 3, 'bad-field'],
    ['{{#each x}}', 0, 'bad-field'],
    ['{{#if}}', 0, 'bad-field'],
    ['{{#if x}}a', 0, 'unclosed-if'],
    ['{{#if x}}a{{else}}b', 0, 'unclosed-if'],
    ['a{{/if}}', 1, 'stray-else'],
    ['a{{else}}', 1, 'stray-else'],
    ['{{#if x}}a{{else}}b{{else}}c{{/if}}', 19, 'stray-else'],
    ['{a|{{else}}}', 3, 'unclosed-brace'],
    [`${'{a|'.repeat(30)}b${'}'.repeat(30)}`, 61, 'too-deep'],
    ['x'.repeat(20_001), 20_000, 'too-long'],
  ])('%s', (text, position, problem) =>
    expect(parseTemplate(text)).toEqual({ ok: false, position, problem }),
  );
});

describe('any text', () => {
  const piece = fc.constantFrom(
    '{{',
    '}}',
    '{',
    '}',
    '|',
    'name',
    '{{name}}',
    '{{a|b}}',
    '{{#if a}}',
    '{{else}}',
    '{{/if}}',
    ' ',
    'x',
    '{{ #if',
    '#',
    '/',
    '\n',
    'é',
  );
  const source = fc.oneof(
    fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
    fc.string({ unit: 'binary', maxLength: 100 }),
  );

  it('is parsed or refused with a position inside it, and never leaves {{ behind', () => {
    fc.assert(
      fc.property(source, fc.string(), (text, seed) => {
        const result = parseTemplate(text);
        if (!result.ok) {
          expect(result.position).toBeGreaterThanOrEqual(0);
          expect(result.position).toBeLessThanOrEqual(text.length);
          return;
        }
        const output = renderTemplate(result.ast, { name: 'N', a: 'A' }, seed);
        if (!text.includes('\\')) expect(output).not.toContain('{{');
        for (const field of templateFields(result.ast)) expect(field.name).not.toBe('');
      }),
      { numRuns: 5000 },
    );
  });

  it('is refused, not run out of stack, when nested without end', () => {
    for (const part of ['{', '{{', '{a|', '{{#if a}}', '{{#if a}}{']) {
      expect(parseTemplate(part.repeat(2000)).ok).toBe(false);
    }
  });
});

describe('templateFields', () => {
  it('lists each once and tells whether an empty value leaves a hole', () => {
    expect(
      templateFields(parsed('{{name}} {{name|x}} {{city|here}} {{#if due}}{{due}}{else|{{zip}}}{{/if}}')),
    ).toEqual([
      { name: 'name', covered: false },
      { name: 'city', covered: true },
      { name: 'due', covered: true },
      { name: 'zip', covered: false },
    ]);
  });
});
