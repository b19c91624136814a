/** Shorter words turn into other words too easily: "stop" into "shop", "sair" into "sari". */
const MIN_DOUBLED = 5;
const MIN_SWAPPED = 6;
const MIN_MISSING = 7;

/**
 * What fingers make of a word: a letter twice, two letters swapped, a letter left out. Never another letter in its
 * place ("anmelden" is the opposite of "abmelden"), and never at the beginning or end.
 */
export function slipsOf(word: string): readonly string[] {
  if (!/^\p{L}+$/u.test(word)) return [];
  const slips: string[] = [];
  for (let at = 1; at < word.length - 1; at += 1) {
    const before = word.slice(0, at);
    const letter = word.charAt(at);
    const after = word.slice(at + 1);
    if (word.length >= MIN_DOUBLED) slips.push(before + letter + letter + after);
    if (word.length >= MIN_SWAPPED) slips.push(before + after.charAt(0) + letter + after.slice(1));
    if (word.length >= MIN_MISSING) slips.push(before + after);
  }
  return slips;
}
