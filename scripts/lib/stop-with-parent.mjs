import { execFileSync } from 'node:child_process';

/** npm runs a script through a shell, which outlives a killed npm: then the one to watch is the shell's parent. */
function npmProcess() {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return undefined;
  const parent = execFileSync('ps', ['-o', 'ppid=', '-p', String(process.ppid)], { encoding: 'utf8' });
  return Number(parent.trim()) || undefined;
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Tells when the process that started this one is gone: one that is killed leaves no signal. */
function parentWatch() {
  const parent = process.ppid;
  let npm;
  try {
    npm = npmProcess();
  } catch {
    // No `ps` on this machine: the parent alone is watched.
  }
  return () => process.ppid !== parent || (npm !== undefined && !isAlive(npm));
}

/**
 * Calls `stop` once on Ctrl-C, on a termination signal, and when the process that started us is gone. A second
 * Ctrl-C ends at once.
 */
export function stopWithParent(stop) {
  let stopping = false;
  const isOrphan = parentWatch();
  const once = (reason) => {
    if (stopping) {
      if (reason === 'SIGINT') process.exit(130);
      return;
    }
    stopping = true;
    clearInterval(watch);
    void stop(reason);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => once(signal));
  if (process.connected) {
    process.on('disconnect', () => once('disconnect'));
    // The listener alone must not keep a finished script alive.
    process.channel?.unref();
  }
  const watch = setInterval(() => isOrphan() && once('parent gone'), 500);
  watch.unref();
}
