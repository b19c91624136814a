import { runServerCommand } from './run-server-command.mjs';

await runServerCommand('keys/main.ts');
