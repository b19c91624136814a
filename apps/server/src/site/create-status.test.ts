import { expect, it } from 'vitest';
import { createStatus } from './create-status.ts';

function statusOf(look: () => Promise<{ parts: []; lastIncident: null }>) {
  const clock = { ms: 1_800_000_000_000 };
  const seen = { looks: 0, problems: 0 };
  const status = createStatus({
    deps: { payments: new Map([['paypal', {} as never]]), now: () => new Date(clock.ms) },
    look: () => {
      seen.looks++;
      return look();
    },
    onProblem: () => {
      seen.problems++;
    },
  });
  return { clock, seen, status };
}

it('looks once in 15 seconds, however many ask', async () => {
  const { clock, seen, status } = statusOf(async () => ({ parts: [], lastIncident: null }));
  await Promise.all(Array.from({ length: 200 }, status));
  expect(seen.looks).toBe(1);
  clock.ms += 14_999;
  await status();
  expect(seen.looks).toBe(1);
  clock.ms += 1;
  await Promise.all([status(), status()]);
  expect(seen.looks).toBe(2);
  // a clock that is set back does not keep an old answer
  clock.ms -= 3_600_000;
  await status();
  expect(seen.looks).toBe(3);
});

it('says what it cannot know, tells the operator alone why, and asks a sick database no more often', async () => {
  const { seen, status } = statusOf(() => Promise.reject(new Error('postgres://user:secret@host')));
  const answers = await Promise.all([status(), status()]);
  const answer = await status();
  expect([...answers, answer].every(({ parts }) => parts[0]?.state === 'problem')).toBe(true);
  expect(answer.parts).toEqual([
    { name: 'database', state: 'problem' },
    { name: 'mail', state: 'unknown' },
    { name: 'paypal', state: 'unknown' },
  ]);
  expect(JSON.stringify(answer)).not.toContain('secret');
  expect(seen).toEqual({ looks: 1, problems: 1 });
});
