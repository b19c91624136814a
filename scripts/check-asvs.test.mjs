import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkAsvs, readStandard } from './lib/check-asvs.mjs';
import { checkThreats } from './lib/check-threats.mjs';
import { ROOT } from './lib/paths.mjs';

const read = (name) => readFileSync(join(ROOT, 'docs/security', name), 'utf8');
const standard = readStandard(ROOT);
const HEAD = '| item | level | state | how, or why not | shown by |\n|---|---|---|---|---|\n';
const HERE = '`scripts/check-asvs.test.mjs`';

describe('docs/security', () => {
  it('asvs.md names tests that exist, or says why not', () => {
    expect(checkAsvs(ROOT, read('asvs.md'), null).problems).toEqual([]);
  });

  it.skipIf(standard === null)('asvs.md has every item of levels 1 and 2', () => {
    expect(checkAsvs(ROOT, read('asvs.md'), standard).problems).toEqual([]);
  });

  it('threats.md names tests that exist', () => {
    expect(checkThreats(ROOT, read('threats.md')).problems).toEqual([]);
  });
});

describe('the check', () => {
  it('would notice what is wrong', () => {
    const rows = [
      `| V1.1.1 | 2 | met | so | ${HERE} › would notice what is wrong |`,
      '| V1.1.1 | 2 | met | so | |',
      `| V1.1.2 | 2 | met | so | ${HERE} › no such test |`,
      '| V1.1.3 | 2 | met | so | `no/such.test.ts` › x |',
      `| V1.1.4 | 2 | met | so | ${HERE} |`,
      '| V1.1.5 | 2 | n/a | no | |',
      '| V1.1.6 | 1 | later | because it has a reason that is long enough | |',
    ];
    const small = new Map([
      ['V1.1.1', '2'],
      ['V1.1.2', '2'],
      ['V1.1.3', '2'],
      ['V1.1.4', '2'],
      ['V1.1.5', '2'],
      ['V1.1.6', '2'],
      ['V9.9.9', '1'],
      ['V9.9.8', '3'],
    ]);
    expect(checkAsvs(ROOT, HEAD + rows.join('\n'), small).problems).toEqual([
      'V1.1.1: stands here twice',
      'V1.1.1: is met and shown by nothing',
      'V1.1.2: scripts/check-asvs.test.mjs has no test "no such test"',
      'V1.1.3: there is no no/such.test.ts',
      'V1.1.4: names no test of scripts/check-asvs.test.mjs',
      'V1.1.5: gives no reason',
      'V1.1.6: has no state "later"',
      'V1.1.6: is not of level 1 in the standard',
      'V9.9.9: is missing (level 1)',
    ]);
  });

  it('takes an empty defence or a made-up test for what it is', () => {
    const table = [
      '| vector | defence | shown by | what remains |',
      '|---|---|---|---|',
      `| a | b | ${HERE} › made up | |`,
    ].join('\n');
    expect(checkThreats(ROOT, table).problems).toEqual([
      'a: "what remains" is empty',
      'a: scripts/check-asvs.test.mjs has no test "made up"',
    ]);
  });
});
