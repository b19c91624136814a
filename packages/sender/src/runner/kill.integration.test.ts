import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '@mywasender/campaigns/seeded-random';
import { afterEach, expect, it } from 'vitest';
import { readLog } from '../../test/file-gateway.ts';
import { runUntilKilled } from '../../test/run-until-killed.ts';

const PEOPLE = 60;
const KILLS = 14;
const CHILD = join(import.meta.dirname, '../../test/kill-child.ts');

let dataDir = '';
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const live = (killAt: number) => runUntilKilled(CHILD, [dataDir, String(killAt), String(PEOPLE)]);

it('killed at any point of the send path: nobody twice, nobody lost', { timeout: 240_000 }, async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'mws-kill-'));
  const random = seededRandom(process.env.KILL_SEED ?? 'kill');
  let kills = 0;
  let result: string | null = null;
  // The first life gets far enough to start the campaign; the others die within a few people.
  while (kills < KILLS && result === null) {
    result = await live(kills === 0 ? 150 : 15 + Math.floor(random() * 75));
    kills += result === null ? 1 : 0;
  }
  result ??= await live(0);
  expect(kills).toBeGreaterThanOrEqual(10);
  const people: { phone: string; status: string; messageId: string | null }[] = JSON.parse(result ?? '[]');
  const left = readLog(join(dataDir, 'left.jsonl'));
  expect(new Set(left.map(({ to }) => to)).size).toBe(left.length);
  expect(people).toHaveLength(PEOPLE);
  for (const { phone, status, messageId } of people) {
    const message = left.find(({ to }) => to === phone);
    if (message === undefined) expect({ phone, status }).toEqual({ phone, status: 'uncertain' });
    else expect({ phone, status, messageId }).toEqual({ phone, status: 'sent', messageId: message.id });
  }
});
