/**
 * Calls `stop` once: on a signal, or when the process that started this one is gone (its IPC channel closes,
 * or on systems that tell, the parent changes).
 */
export function stopWithParent(stop: (reason: string) => void): void {
  let stopping = false;
  const parent = process.ppid;
  const once = (reason: string): void => {
    if (stopping) return;
    stopping = true;
    clearInterval(watch);
    stop(reason);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => once(signal));
  if (process.connected) process.on('disconnect', () => once('disconnect'));
  const watch = setInterval(() => {
    if (process.ppid !== parent) once('parent gone');
  }, 1000);
  watch.unref();
}
