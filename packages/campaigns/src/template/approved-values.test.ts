import type { ApprovedTemplate } from '@mywasender/contract/models/approved-template';
import type { MessageTemplate } from '@mywasender/contract/models/campaign';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSlots, valueProblem, valueSlots, valueText } from './approved-values.ts';
import { blankTemplate, fitsTemplate, spokenTemplate } from './fit-template.ts';

const KNOWN: ApprovedTemplate = {
  name: 'offer',
  language: 'en',
  status: 'APPROVED',
  category: 'MARKETING',
  headerKind: 'text',
  header: 'For {{1}}',
  headerParameter: '1',
  body: 'Order {{number}} is {ready}.',
  footer: 'Acme',
  buttons: [
    { text: 'Stop', takes: 'quick-reply', url: null },
    { text: 'Call', takes: null, url: null },
    { text: 'Track', takes: 'url', url: 'https://shop.example/{{1}}' },
  ],
  parameters: ['number'],
  obstacle: null,
};
const PLACE = { ...KNOWN, headerKind: 'location', header: null, headerParameter: null } as const;

describe('the values of an approved template', () => {
  it('are asked for as the template has them, in one order', () => {
    const blank = blankTemplate(KNOWN);
    expect(valueSlots(blank).map(({ kind, name }) => [kind, name])).toEqual([
      ['body', 'number'],
      ['header', '1'],
      ['quick-reply', '0'],
      ['url', '2'],
    ]);
    expect(valueSlots(blankTemplate(PLACE)).map(({ kind }) => kind)).toEqual([
      'body',
      'latitude',
      'longitude',
      'place-name',
      'address',
      'quick-reply',
      'url',
    ]);
    expect(readSlots({ ...blank, parameters: [{ name: 'number', text: '{{' }] })).toBeNull();
  });

  it('fit the template until Meta has another one', () => {
    const blank = blankTemplate(KNOWN);
    expect(fitsTemplate(blank, KNOWN)).toBe(true);
    expect(fitsTemplate(blank, { ...KNOWN, parameters: ['other'] })).toBe(false);
    expect(fitsTemplate(blank, { ...KNOWN, headerParameter: 'shop' })).toBe(false);
    expect(fitsTemplate(blank, PLACE)).toBe(false);
    expect(fitsTemplate(blank, { ...KNOWN, buttons: KNOWN.buttons.slice(1) })).toBe(false);
    const [quick, url] = blank.buttons ?? [];
    const withButtons = (...buttons: (typeof url)[]) =>
      fitsTemplate({ ...blank, buttons: buttons.filter((one) => one !== undefined) }, KNOWN);
    expect(withButtons(url)).toBe(true);
    expect(withButtons(quick)).toBe(false);
    expect(withButtons(url, url)).toBe(false);
  });

  it('are spoken with the parts that are fixed', () => {
    const filled: MessageTemplate = {
      ...blankTemplate(KNOWN),
      parameters: [{ name: 'number', text: '{{order}}' }],
      header: { kind: 'text', name: '1', text: '{{first_name|you}}' },
    };
    expect(spokenTemplate(KNOWN, filled)).toEqual([
      'For {{first_name|you}}',
      'Order {{order}} is \\{ready\\}.',
      'Acme',
      'Stop',
      'Call',
      'Track',
    ]);
  });

  it('are made so that Meta takes them, and an address stays one', () => {
    expect(valueText('body', ' a\n\tb    c ')).toBe('a b c');
    expect(valueText('url', ' José 7?a=1&b=%20 ')).toBe('Jos%C3%A9%207?a=1&b=%20');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const url = valueText('url', text);
        expect(new URL(`https://shop.example/x${url}`).host).toBe('shop.example');
        expect(valueText('url', url)).toBe(url);
        expect(url).toMatch(/^[\x21-\x7e]*$/);
      }),
    );
  });

  it.each([
    ['body', '', 'missing'],
    ['quick-reply', '', null],
    ['header', 'x'.repeat(60), null],
    ['header', 'x'.repeat(61), 'too-long'],
    ['copy-code', 'SAVE20SAVE20SAVE', 'too-long'],
    ['latitude', '-23.55', null],
    ['latitude', '90.1', 'no-degrees'],
    ['longitude', '-179.9', null],
    ['longitude', '13,4', 'no-degrees'],
    ['longitude', '1e2', 'no-degrees'],
  ] as const)('of %s: %s is %s', (kind, value, problem) => {
    expect(valueProblem(kind, value)).toBe(problem);
  });
});
