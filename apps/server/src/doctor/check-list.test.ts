import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { CHECK_NAMES } from './examine-server.ts';

const handbook = readFileSync(
  fileURLToPath(new URL('../../../../docs/operations.md', import.meta.url)),
  'utf8',
);

/** Names in the first column of the table under a heading. */
function listedUnder(heading: string): string[] {
  const [, section = ''] = handbook.split(`### ${heading}\n`);
  const [table = ''] = section.split('\n#');
  return [...table.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name = '']) => name);
}

it.each([
  ['Before a deployment', CHECK_NAMES.before],
  ['After a deployment', CHECK_NAMES.after],
])('%s: the handbook lists the checks of the doctor, in their order', (heading, names) => {
  expect(listedUnder(heading)).toEqual(names);
  expect(new Set(names).size).toBe(names.length);
});
