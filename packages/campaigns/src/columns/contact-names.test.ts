import { expect, it } from 'vitest';
import { contactNames } from './contact-names.ts';

it.each([
  [
    { firstName: 'Ana', lastName: 'Luz' },
    { name: 'Ana Luz', first_name: 'Ana', last_name: 'Luz' },
  ],
  [{ name: ' Ana  Luz ' }, { name: 'Ana Luz', first_name: 'Ana', last_name: '' }],
  [{ name: 'García, Ana' }, { name: 'Ana García', first_name: 'Ana', last_name: '' }],
  [
    { name: 'Shop Luna', firstName: 'Ana' },
    { name: 'Shop Luna', first_name: 'Ana', last_name: '' },
  ],
  [{}, { name: '', first_name: '', last_name: '' }],
])('%o', (cells, expected) => expect(contactNames(cells)).toEqual(expected));
