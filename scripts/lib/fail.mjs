/** A failure with a sentence that names the cause and the mend; shown without a stack. */
export class Failure extends Error {}

/** Runs a script's main function; a `Failure` ends it with its sentence, anything else with its stack. */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Failure ? `\n✗ ${error.message}` : error);
    process.exitCode = 1;
  }
}

/** Recognises the usual causes in what a tool printed. Returns a sentence, or undefined for an unknown cause. */
export function explain(output) {
  if (/ENOSPC|no space left/i.test(output))
    return 'The disk is full. Free some space and run the command again.';
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|network/i.test(output))
    return 'The network cannot be reached. Check the connection (or your proxy settings for npm) and run the command again.';
  if (/EACCES|EPERM|EROFS|read-only/i.test(output))
    return 'A file could not be written. Check that this folder belongs to you and is not read-only.';
  return undefined;
}
