import { expect, it } from 'vitest';
import type { Block } from './create-block-list.ts';
import { parseNetwork } from './network.ts';
import { watchBlocks } from './watch-blocks.ts';

const now = new Date(0);
const blockOf = (text: string): Block => {
  const network = parseNetwork(text);
  if (network === null) throw new Error(`${text} is no network`);
  return { network, endsAt: new Date(60_000) };
};

it('keeps the last list it read while the database is away, says so once, and recovers', async () => {
  const warnings: string[] = [];
  const log = { warn: (_fields: object, text: string) => warnings.push(text) };
  const answers: (readonly Block[] | null)[] = [
    null,
    [blockOf('203.0.113.7')],
    null,
    null,
    [],
    [blockOf('203.0.113.8')],
    null,
  ];
  const load = async () => {
    const answer = answers.shift();
    if (answer === null || answer === undefined) throw new Error('away');
    return answer;
  };
  const watch = watchBlocks({ load, log });
  const seen: boolean[] = [];
  while (answers.length > 0) {
    await watch.refresh();
    seen.push(watch.find('203.0.113.7', now) !== null);
  }
  expect(seen).toEqual([false, true, true, true, false, false, false]);
  expect(watch.find('203.0.113.8', now)).not.toBeNull();
  expect(warnings).toHaveLength(3);
});

it('reads one after another, and once for all who ask meanwhile', async () => {
  const calls: ((blocks: readonly Block[]) => void)[] = [];
  const load = () => new Promise<readonly Block[]>((resolve) => calls.push(resolve));
  const watch = watchBlocks({ load, log: { warn: () => undefined } });
  const first = watch.refresh();
  await Promise.resolve();
  const later = [watch.refresh(), watch.refresh(), watch.refresh()];
  expect(calls).toHaveLength(1);
  calls[0]?.([blockOf('203.0.113.7')]);
  await first;
  await Promise.resolve();
  expect(calls).toHaveLength(2);
  calls[1]?.([]);
  await Promise.all(later);
  expect(calls).toHaveLength(2);
  expect(watch.find('203.0.113.7', now)).toBeNull();
  await watch.stop();
  await watch.refresh();
  expect(calls).toHaveLength(2);
});
