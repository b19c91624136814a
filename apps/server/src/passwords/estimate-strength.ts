/** zxcvbn's time grows faster than the square of the length; more characters than this add little to its answer. */
const LONGEST = 32;

type Estimator = (password: string, words: string[]) => number;
let loading: Promise<Estimator> | undefined;

/**
 * How hard a password is to guess: 0 (at once) to 4. `words` are those of its owner: name, address. Of a long
 * password the stronger end counts.
 */
export async function estimateStrength(password: string, words: readonly string[]): Promise<number> {
  // the dictionaries take a moment and some 40 MB: only where passwords are set
  loading ??= loadEstimator();
  const estimate = await loading;
  const head = estimate(password.slice(0, LONGEST), [...words]);
  return password.length <= LONGEST ? head : Math.max(head, estimate(password.slice(-LONGEST), [...words]));
}

async function loadEstimator(): Promise<Estimator> {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ]);
  const zxcvbn = new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
  });
  return (password, words) => zxcvbn.check(password, words).score;
}
