import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '@mywasender/campaigns/seeded-random';
import { afterEach, expect, it } from 'vitest';
import { runUntilKilled } from '../../../test/run-until-killed.ts';

const KILLS = 10;
const CHILD = join(import.meta.dirname, '../../../test/kill-import-child.ts');

let dataDir = '';
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const live = (killAt: number) => runUntilKilled(CHILD, [dataDir, String(killAt)]);

it('killed while a file is imported or taken back: the next start leaves the contacts as they were before', async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'mws-kill-import-'));
  const whole = { created: 4700, updated: 300, undone: true };
  const { turns } = JSON.parse((await live(0)) ?? '{}');
  const random = seededRandom('kill-import');
  for (let kills = 0; kills < KILLS; ) {
    // How many turns a life has differs a little; one that comes to its end is looked at like the last one.
    const survived = await live(2 + Math.floor(random() * turns * 0.9));
    if (survived === null) kills += 1;
    else expect(JSON.parse(survived)).toMatchObject(whole);
  }
  expect(JSON.parse((await live(0)) ?? '{}')).toMatchObject(whole);
});
