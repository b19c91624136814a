import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandsPage } from '../../packages/contract/src/commands/guide/commands-page.ts';
import { ROOT } from './paths.mjs';

writeFileSync(join(ROOT, 'docs/commands.md'), commandsPage());
