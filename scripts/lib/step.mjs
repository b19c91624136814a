const started = Date.now();
const terminal = process.stdout.isTTY === true;

/** Says what is being done, does it, says how long it took. In a terminal the second line replaces the first. */
export async function step(title, work) {
  const begin = Date.now();
  process.stdout.write(`• ${title} …${terminal ? '' : '\n'}`);
  const finish = (mark, tail) =>
    process.stdout.write(`${terminal ? '\r\x1b[K' : ''}${mark} ${title}${tail}\n`);
  try {
    const result = await work();
    const detail = typeof result === 'string' && result !== '' ? `: ${result}` : '';
    finish('✓', `${detail} (${((Date.now() - begin) / 1000).toFixed(1)} s)`);
    return result;
  } catch (error) {
    finish('✗', '');
    throw error;
  }
}

export function secondsSinceStart() {
  return ((Date.now() - started) / 1000).toFixed(1);
}
