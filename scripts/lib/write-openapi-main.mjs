import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildOpenApi } from '../../apps/server/src/openapi/build-openapi.ts';
import { VERSION } from '../../apps/server/src/shared/version.ts';
import { ROOT } from './paths.mjs';

writeFileSync(join(ROOT, 'docs/openapi.json'), `${JSON.stringify(buildOpenApi(VERSION), null, 1)}\n`);
