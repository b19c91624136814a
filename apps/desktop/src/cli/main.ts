import { runCli } from './run-cli.ts';

const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => interrupted.abort());
// The one that started this is gone.
if (process.connected) process.once('disconnect', () => interrupted.abort());

process.exitCode = await runCli(process.argv.slice(2), {
  env: process.env,
  // npm runs scripts in the folder of the package; paths are meant from where it was called.
  cwd: process.env.INIT_CWD ?? process.cwd(),
  stdin: process.stdin,
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
  signal: interrupted.signal,
});
if (process.connected) process.disconnect();
