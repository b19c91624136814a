import { runServerCommand } from './run-server-command.mjs';

await runServerCommand('audit/verify-main.ts');
