/** Compares the numbers of `major.minor.patch`; what follows them is left out. */
export function isOlderVersion(version: string, minimum: string): boolean {
  const [left, right] = [version, minimum].map((text) => text.split(/[.+-]/).slice(0, 3).map(Number));
  for (let place = 0; place < 3; place++) {
    const difference = (left?.[place] ?? 0) - (right?.[place] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
