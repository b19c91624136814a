import { expect, it, vi } from 'vitest';
import { createVerdictCounts } from './verdict-counts.ts';

type Deps = Parameters<typeof createVerdictCounts>[0];

it('writes what was gathered in one statement, and counts it with the next ones when that fails', async () => {
  const clock = { ms: Date.parse('2026-11-25T23:59:59Z') };
  const write = vi.fn(async (_text: TemplateStringsArray, _rows: string) => 1);
  const deps = {
    db: { prisma: { $executeRaw: write } },
    now: () => new Date(clock.ms),
  } as unknown as Deps;
  const counts = createVerdictCounts(deps);
  await counts.flush();
  expect(write).not.toHaveBeenCalled();

  for (let index = 0; index < 1000; index++) counts.note('validate', 'VALID');
  write.mockRejectedValueOnce(new Error('away'));
  await expect(counts.flush()).rejects.toThrow('away');
  clock.ms += 1000;
  counts.note('validate', 'VALID');
  counts.note('validate', 'REVOKED');
  await counts.flush();
  await counts.flush();
  expect(write).toHaveBeenCalledTimes(2);
  expect(JSON.parse(write.mock.calls[1]?.[1] ?? '')).toEqual([
    { day: '2026-11-25', call: 'validate', code: 'VALID', times: 1000 },
    { day: '2026-11-26', call: 'validate', code: 'VALID', times: 1 },
    { day: '2026-11-26', call: 'validate', code: 'REVOKED', times: 1 },
  ]);
});
