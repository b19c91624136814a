import { describe, expect, it } from 'vitest';
import { type LintOptions, lintTemplate } from './lint-template.ts';
import { parseTemplate } from './parse-template.ts';

const options: LintOptions = {
  availableFields: ['name', 'city'],
  senderName: 'Café Luna',
  firstMessage: true,
};
const good = 'Hi {{name|there}}, this is Cafe Luna. Reply STOP to opt out.';
const lint = (text: string, changed: Partial<LintOptions> = {}) => {
  const result = parseTemplate(text);
  if (!result.ok) throw new Error(result.problem);
  return lintTemplate(result.ast, { ...options, ...changed });
};
const codes = (text: string, changed: Partial<LintOptions> = {}) =>
  lint(text, changed).map(({ level, code }) => `${level} ${code}`);

describe('lintTemplate', () => {
  it('has nothing to say about a good first message', () => {
    expect(lint(good)).toEqual([]);
  });

  it('names fields nobody has', () => {
    expect(lint(`${good} {{nmae}}`)).toEqual([
      { level: 'error', code: 'unknown-field', params: { field: 'nmae', available: 'name, city' } },
    ]);
  });

  it('counts the rows that a field without fallback leaves a hole in', () => {
    const emptyRows = { name: 4, city: 7 };
    expect(lint(`${good} See you in {{city}}.`, { emptyRows })).toEqual([
      { level: 'warning', code: 'empty-field', params: { field: 'city', rows: 7 } },
    ]);
    expect(lint(`${good}{{#if city}} See you in {{city}}.{{/if}}`, { emptyRows })).toEqual([]);
  });

  it('wants a name and a way out in every variant of a first message', () => {
    expect(codes('Hello')).toEqual(['warning no-sender-name', 'warning no-way-to-stop']);
    expect(codes('{Cafe Luna|We} here. {Reply STOP|}.')).toEqual([
      'warning no-sender-name',
      'warning no-way-to-stop',
    ]);
    expect(codes(good, { senderName: '' })).toEqual(['warning no-sender-name']);
    expect(codes('Hello', { firstMessage: false })).toEqual([]);
  });

  it('finds the one option of many that lacks the way out', () => {
    const options = Array.from({ length: 60 }, (_, at) => (at === 41 ? 'Bye' : 'Reply STOP to opt out'));
    expect(codes(`Cafe Luna. {${options.join('|')}}`)).toEqual(['warning no-way-to-stop']);
    expect(codes(`Cafe Luna. {x STOP|{y STOP|{z STOP|{w STOP|Bye}}}}`)).toEqual(['warning no-way-to-stop']);
  });

  it.each([
    ['{{#if city}} {{/if}}', true],
    ['{{#if city}}{{else}}{||}{{/if}}', true],
    ['{Hi||}', true],
    ['{a|{b|{|}}}', true],
    ['{Hi|Hello|}', false],
    ['{{#if city}}{{else}}Hi{{/if}}', false],
    ['{{#if city}}{{city}}{{/if}}', false],
  ])('%s: a branch that says nothing is noticed: %s', (text, noticed) => {
    expect(codes(`${good} ${text}`).includes('warning empty-branch')).toBe(noticed);
  });

  it('measures what people get, with real rows', () => {
    const plain = { firstMessage: false };
    expect(codes('x'.repeat(1000), plain)).toEqual([]);
    expect(codes('x'.repeat(1001), plain)).toEqual(['warning long']);
    expect(codes('x'.repeat(4097), plain)).toEqual(['error too-long']);
    expect(codes(`{{name|x}}`, { ...plain, sampleRows: [{ name: 'y'.repeat(1200) }] })).toEqual([
      'warning long',
    ]);
  });

  it('refuses a text that somebody would get empty', () => {
    expect(codes('  ', { firstMessage: false })).toEqual(['error empty']);
    expect(codes('{{#if city}}Hi{{/if}}', { firstMessage: false })).toEqual(['error empty']);
  });

  it('warns of link shorteners and not of links', () => {
    expect(lint(`${good} https://bit.ly/x`)).toEqual([
      { level: 'warning', code: 'link-shortener', params: { link: 'bit.ly' } },
    ]);
    expect(lint(`${good} https://example.com/bit.ly/x and wa.me/5511`)).toEqual([]);
  });
});
