import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import type { Pool } from 'pg';

/**
 * Prisma's schema engine as WebAssembly over an open pool: the same `_prisma_migrations` as `prisma migrate
 * deploy`, without the binary the command line downloads.
 */
export async function createSchemaEngine(pool: Pool, schema: string): Promise<SchemaEngine> {
  const Engine = await loadEngine();
  const factory = bindMigrationAwareSqlAdapterFactory(wholeScripts(pool));
  return Engine.new({ datamodels: [['schema.prisma', schema]] }, () => undefined, factory);
}

let loaded: Promise<typeof SchemaEngine> | undefined;

/** Once per process: the bindings keep one WebAssembly instance, a second one would take it from running calls. */
function loadEngine(): Promise<typeof SchemaEngine> {
  loaded ??= instantiateEngine();
  return loaded;
}

async function instantiateEngine(): Promise<typeof SchemaEngine> {
  // importing the package itself imports the .wasm file, which Node still calls experimental
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm');
  const bytes = readFileSync(join(dirname(entry), 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, {
    './schema_engine_bg.js': withIdleTimers(bindings),
  });
  bindings.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start !== 'function') throw new Error('the schema engine has no start function');
  start();
  return bindings.SchemaEngine;
}

/** The engine never clears its time-outs (10 s for a lock): a program that is done must not wait for them. */
function withIdleTimers(bindings: object): Record<string, (...args: never[]) => unknown> {
  const startTimer = (callback: () => void, ms: number) => setTimeout(callback, ms >>> 0).unref();
  return Object.fromEntries(
    Object.entries(bindings).map(([name, binding]) => [
      name,
      name.startsWith('__wbg_setTimeout') ? startTimer : binding,
    ]),
  );
}

/** The adapter cuts scripts at every semicolon, also inside functions; the server takes whole scripts. */
function wholeScripts(pool: Pool): SqlMigrationAwareDriverAdapterFactory {
  const inner = new PrismaPg(pool);
  return {
    provider: inner.provider,
    adapterName: inner.adapterName,
    connectToShadowDb: () => inner.connectToShadowDb(),
    async connect() {
      const adapter = await inner.connect();
      return Object.assign(adapter, {
        executeScript: async (script: string) => {
          await pool.query(script);
        },
      });
    },
  };
}
