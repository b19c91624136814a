import { runServerCommand } from './run-server-command.mjs';

await runServerCommand('backup/restore-main.ts');
