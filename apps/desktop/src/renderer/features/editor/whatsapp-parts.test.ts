import { expect, it } from 'vitest';
import { whatsappParts } from './whatsapp-parts.ts';

const shown = (text: string) => whatsappParts(text).map((part) => `${part.style}:${part.text}`);

it('finds the marks WhatsApp knows', () => {
  expect(shown('Hi *Ada*, _now_ or ~never~: ```x = 1```')).toEqual([
    'plain:Hi ',
    'bold:Ada',
    'plain:, ',
    'italic:now',
    'plain: or ',
    'strike:never',
    'plain:: ',
    'code:x = 1',
  ]);
});

it('leaves signs alone that mark nothing', () => {
  expect(shown('2*3*4 first_name_x * a * _open')).toEqual(['plain:2*3*4 first_name_x * a * _open']);
  expect(shown('')).toEqual([]);
});
