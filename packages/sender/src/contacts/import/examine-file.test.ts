import { afterAll, beforeAll, expect, it } from 'vitest';
import { acceptTerms, createWorld, importText, phoneOf, putFile, type World } from '../../../test/harness.ts';
import type { Sender } from '../../create-sender.ts';

let world: World;
let sender: Sender;
beforeAll(async () => {
  world = await createWorld();
  sender = await world.start();
  await acceptTerms(sender);
});
afterAll(() => world.end());

const put = (text: string) => putFile(sender, text, 'people.csv');

it('tells what is wrong before anything is stored, and mends what is accepted', async () => {
  await importText(sender, `Phone\n${phoneOf(1)}\n`, 'Earlier');
  const file = await put(
    [
      'Name,Phone',
      'Lost,4.41E+11',
      'Rui,+55 11 8765-4321',
      'Plus,447911123456',
      `Known,${phoneOf(1)}`,
      `Twice,${phoneOf(2)}`,
      `Twice,${phoneOf(2)}`,
      'National,0151 23456777',
      'None,',
      'Shifted,1,2,3',
    ].join('\n'),
  );
  const examined = await sender.call('contacts.examineFile', { file, defaultCountry: 'DE' });
  expect(examined).toMatchObject({ rows: 9, lists: [{ name: 'Earlier', contacts: 1 }] });
  const byKind = Object.fromEntries(examined.findings.map(({ kind, ...rest }) => [kind, rest]));
  expect(byKind).toEqual({
    'excel-mangled': found(2, '4.41E+11'),
    'brazil-ninth-digit': found(3, '+55 11 8765-4321', '+5511987654321'),
    'missing-plus': found(4, '447911123456', '+447911123456'),
    known: found(5, phoneOf(1)),
    'duplicate-in-file': found(7, phoneOf(2)),
    'assumed-country': found(8, '0151 23456777'),
    empty: found(9, ''),
    'too-many-cells': found(10, 'Shifted | 1 | 2 | 3'),
  });

  const result = await sender.call('contacts.import', {
    file,
    defaultCountry: 'DE',
    listName: 'Mended',
    fixes: ['brazil-ninth-digit', 'missing-plus'],
  });
  expect(result).toMatchObject({ rows: 9, created: 4, updated: 1, duplicates: 1, rejected: 3 });
  const { items } = await sender.call('contacts.list', { listId: result.listId });
  expect(items.map(({ phone }) => phone)).toEqual([
    phoneOf(1),
    '+5511987654321',
    '+447911123456',
    phoneOf(2),
    '+4915123456777',
  ]);
});

function found(line: number, before: string, after: string | null = null) {
  return { rows: 1, fixable: after !== null, examples: [{ line, before, after }] };
}
