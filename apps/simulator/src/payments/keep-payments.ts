import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import type { FastifyInstance } from 'fastify';
import type { PaymentsWorld } from './payments-world.ts';
import { PROVIDERS } from './types.ts';

const SAVE_MS = 200;

/**
 * Keeps what was bought from each provider in a file, so that orders can be refunded and plans used after a restart;
 * accounts are set up anew at each start, and webhooks on their way are forgotten. Throws when the file cannot be read.
 */
export function keepPayments(app: FastifyInstance, world: PaymentsWorld, file: string): void {
  if (existsSync(file)) restore(world, file);
  let timer: NodeJS.Timeout | undefined;
  const save = (): void => {
    clearTimeout(timer);
    timer = undefined;
    writeFileSync(`${file}.new`, serialize(snapshot(world)), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  };
  app.addHook('onResponse', async ({ method }) => {
    if (method !== 'GET') timer ??= setTimeout(save, SAVE_MS);
  });
  app.addHook('onClose', async () => {
    if (timer !== undefined) save();
  });
}

/** Kept by V8 and not as JSON: an object two parts hold is one again, e.g. a capture of PayPal and that in its order. */
function snapshot(world: PaymentsWorld) {
  return Object.fromEntries(
    PROVIDERS.map((provider) => [
      provider,
      Object.fromEntries(Object.entries(world[provider]).map(([name, part]) => [name, [...part]])),
    ]),
  );
}

function restore(world: PaymentsWorld, file: string): void {
  const kept = readFile(file);
  for (const provider of PROVIDERS) {
    for (const [name, part] of Object.entries(world[provider])) {
      for (const entry of kept[provider]?.[name] ?? []) {
        if (part instanceof Set) part.add(entry);
        else if (Array.isArray(entry)) part.set(entry[0], entry[1]);
      }
    }
  }
}

function readFile(file: string): Record<string, Record<string, unknown[]>> {
  try {
    return deserialize(readFileSync(file));
  } catch (error) {
    throw new Error(`What was bought with test money cannot be read. Delete ${file} to begin anew.`, {
      cause: error,
    });
  }
}
