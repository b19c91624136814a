import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '@mywasender/campaigns/seeded-random';
import { afterEach, expect, it } from 'vitest';
import { bundleChild } from '../../../test/bundle-child.ts';
import { runUntilKilled } from '../../../test/run-until-killed.ts';

const KILLS = 10;

let folder = '';
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('killed while a file is imported or taken back: the next start leaves the contacts as they were before', async () => {
  folder = mkdtempSync(join(tmpdir(), 'mws-kill-import-'));
  const { file, env } = await bundleChild('kill-import-child.ts', folder);
  const dataDir = join(folder, 'data');
  mkdirSync(dataDir);
  const live = (killAt: number) =>
    runUntilKilled(file, [dataDir, String(killAt)], { ...env, TMPDIR: folder });
  const whole = { created: 4700, updated: 300, undone: true };
  const { steps } = JSON.parse((await live(0)) ?? '{}');
  const random = seededRandom('kill-import');
  // A life has as many steps or more, those of taking back what the one before left.
  for (let kills = 0; kills < KILLS; kills += 1)
    expect(await live(1 + Math.floor(random() * steps))).toBeNull();
  expect(JSON.parse((await live(0)) ?? '{}')).toMatchObject(whole);
});
