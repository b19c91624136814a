/**
 * Calls `stop` once on Ctrl-C, on a termination signal, and when the process that started us is gone
 * (killed npm leaves no signal: the parent id changes). A second Ctrl-C ends at once.
 */
export function stopWithParent(stop) {
  let stopping = false;
  const parent = process.ppid;
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
  const watch = setInterval(() => process.ppid !== parent && once('parent gone'), 500);
  watch.unref();
}
