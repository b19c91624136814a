const started = Date.now();

/** Says what is being done, does it, says how long it took. */
export async function step(title, work) {
  const begin = Date.now();
  process.stdout.write(`• ${title} …`);
  try {
    const result = await work();
    const seconds = ((Date.now() - begin) / 1000).toFixed(1);
    process.stdout.write(`\r✓ ${title}${typeof result === 'string' ? `: ${result}` : ''} (${seconds} s)\n`);
    return result;
  } catch (error) {
    process.stdout.write(`\r✗ ${title}\n`);
    throw error;
  }
}

export function secondsSinceStart() {
  return ((Date.now() - started) / 1000).toFixed(1);
}
