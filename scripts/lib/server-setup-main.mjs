import { runServerCommand } from './run-server-command.mjs';

await runServerCommand('set-up/main.ts');
