import { createWorld } from '../../packages/sender/test/harness.ts';

/** Milliseconds between two commands called beside the import. */
const EVERY_MS = 10;

/** Imports the file in a process of its own, calling other commands all the while, and tells what it took. */
// A core with a linked account has what drives the browser in memory.
await import('../../packages/gateway/src/web/create-web-gateway.ts');
const path = process.argv[2] ?? '';
const world = await createWorld();
const sender = await world.start();
const file = await sender.files.add({ name: 'contacts.csv', path });
// Peaks of the start and of the copy are not the import's.
let rss = 0;
const waits: number[] = [];
let running = true;
const begun = performance.now();
const importing = sender
  .call('contacts.import', { file, defaultCountry: 'DE', listName: 'Bench' })
  .finally(() => {
    running = false;
  });
while (running) {
  // Asked by a timer, as a call from outside is: what the loop is behind counts as waiting.
  const due = performance.now() + EVERY_MS;
  await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  await sender.call('suppressions.list', { limit: 50 });
  waits.push(performance.now() - due);
  rss = Math.max(rss, process.memoryUsage.rss());
}
const { rows, created, duplicates, rejected } = await importing;
const ms = performance.now() - begun;
waits.sort((a, b) => a - b);
await world.end();
process.send?.({
  ms,
  rows,
  created,
  duplicates,
  rejected,
  rssMb: rss / 1024 ** 2,
  p50: waits[Math.floor(waits.length * 0.5)],
  p99: waits[Math.floor(waits.length * 0.99)],
  calls: waits.length,
});
