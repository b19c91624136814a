import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressStart, composeApproved, fillAddress, fillApproved, hasChoices } from './approved-template.ts';
import { parseTemplate } from './parse-template.ts';
import { renderTemplate } from './render-template.ts';

const astOf = (text: string) => {
  const parsed = parseTemplate(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.ast;
};

describe('an approved template', () => {
  const body = 'Hi {{1}}, {order} {{ 2 }} ships | today.\n{{1}}!';

  it('is filled by the names of its placeholders', () => {
    const filled = fillApproved(body, [
      { name: '2', text: '{{1}}' },
      { name: '1', text: 'Ana' },
    ]);
    expect(filled).toBe('Hi Ana, {order} {{1}} ships | today.\nAna!');
    expect(fillApproved('Order {{number}}', [])).toBe('Order {{number}}');
  });

  it('has an address that ends with the value as it is', () => {
    const url = 'https://shop.example/{{1}}';
    expect(fillAddress(url, 'c?cost=$$5&of=$&')).toBe('https://shop.example/c?cost=$$5&of=$&');
    expect([url, 'https://shop.example/'].map(addressStart)).toEqual([
      'https://shop.example/',
      'https://shop.example/',
    ]);
  });

  it('reads as a message of ours, its own braces and bars kept', () => {
    const text = composeApproved(body, [
      { name: '1', text: '{{first_name|there}}' },
      { name: '2', text: '{{order}}' },
    ]);
    const ast = astOf(text);
    expect(renderTemplate(ast, { first_name: 'Ana', order: '17' }, 'x')).toBe(
      'Hi Ana, {order} 17 ships | today.\nAna!',
    );
    expect(renderTemplate(ast, { order: '17' }, 'x')).toContain('Hi there, ');
    expect(hasChoices(ast)).toBe(false);
  });

  it('says the same whether its parameters are filled or its message is rendered', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        fc.pre(!/\{\{\s*\w+\s*\}\}/.test(`${before}{{1}}${after}`.replace('{{1}}', '\n')));
        const whole = `${before}{{1}}${after}`;
        const name = 'Ana';
        const rendered = renderTemplate(
          astOf(composeApproved(whole, [{ name: '1', text: '{{name}}' }])),
          { name },
          '',
        );
        expect(rendered).toBe(fillApproved(whole, [{ name: '1', text: name }]).trim());
      }),
      { numRuns: 300 },
    );
  });

  it('takes no choices', () => {
    expect(hasChoices(astOf('{a|b}'))).toBe(true);
    expect(hasChoices(astOf('{{#if x}}{a|b}{{/if}}'))).toBe(true);
    expect(hasChoices(astOf('{{#if x}}y{{else}}{{z|w}}{{/if}}'))).toBe(false);
  });
});
