import { runServerCommand } from './run-server-command.mjs';

await runServerCommand('keys/rotate-encryption-main.ts');
