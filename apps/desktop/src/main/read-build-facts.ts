import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { BuildFacts } from '../host/read-environment.ts';

const Manifest = Type.Object({
  mywasender: Type.Object({
    serverUrl: Type.String(),
    leaseKeys: Type.String(),
    adapterKeys: Type.String({ default: '' }),
  }),
});

/** What packaging wrote into the manifest inside the archive; empty where it wrote nothing. */
export function readBuildFacts(appPath: string): BuildFacts {
  const manifest: unknown = JSON.parse(readFileSync(join(appPath, 'package.json'), 'utf8'));
  const facts: unknown = Value.Default(Manifest, manifest);
  return Value.Check(Manifest, facts) ? facts.mywasender : { serverUrl: '', leaseKeys: '', adapterKeys: '' };
}
