import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { acceptTerms, createWorld, csvOf, importText, phoneOf } from './harness.ts';

/**
 * Imports a file into a data folder whose contacts are known, and kills itself, without a goodbye, at the given step:
 * before or after a transaction begins or ends. An import, and what takes one back at the next start, are many of them.
 * 0: never. Prints how far it came.
 */
const [dataDir = '', killAt = '0'] = process.argv.slice(2);
const BEFORE = join(dataDir, 'before.json');

let counting = existsSync(BEFORE);
let steps = 0;
const step = () => {
  if (!counting) return;
  steps += 1;
  if (steps === Number(killAt)) process.kill(process.pid, 'SIGKILL');
};
const { exec } = DatabaseSync.prototype;
DatabaseSync.prototype.exec = function (sql) {
  step();
  exec.call(this, sql);
  step();
};

const world = await createWorld();
const sender = await world.start({ dataDir });
const people = async () => {
  const all = [];
  let cursor: string | null = null;
  do {
    const page: { items: unknown[]; nextCursor: string | null } = await sender.call('contacts.list', {
      limit: 200,
      ...(cursor === null ? {} : { cursor }),
    });
    all.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return JSON.stringify({ all, lists: (await sender.call('contacts.lists', {})).lists });
};

if (!existsSync(BEFORE)) {
  await acceptTerms(sender);
  const rows = Array.from({ length: 600 }, (_, index) => [`Before ${index}`, phoneOf(index), 'Bonn']);
  await importText(sender, csvOf([['Name', 'Phone', 'City'], ...rows]), 'Base');
  writeFileSync(BEFORE, await people());
  // A killed process writes none by itself, and the others should not compile everything again.
  flushCompileCache();
  counting = true;
}
if ((await people()) !== readFileSync(BEFORE, 'utf8'))
  throw new Error('something of a killed import is left');
const rows = Array.from({ length: 5000 }, (_, index) => [`After ${index}`, phoneOf(index + 300), 'Cologne']);
const result = await importText(sender, csvOf([['Name', 'Phone', 'City'], ...rows]), 'New');
const { created, updated } = result;
await sender.call('contacts.undoImport', { importId: result.importId });
const undone = (await people()) === readFileSync(BEFORE, 'utf8');
process.stdout.write(JSON.stringify({ steps, created, updated, undone }));
await world.end();
await sender.stop();
