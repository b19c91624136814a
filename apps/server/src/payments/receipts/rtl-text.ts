/** Its comma is shared with other scripts. */
const ARABIC = /[\p{Script=Arabic}،]/u;

/**
 * A text that is written from right to left, as pieces in the order they are drawn in from the right: each word of Arabic by
 * itself, because the drawing library shapes one but sets several from left to right; everything between them together.
 */
export function piecesFromRight(text: string): readonly string[] {
  const pieces: string[] = [];
  let open = false;
  for (const word of text.split(' ').filter((one) => one !== '')) {
    const arabic = ARABIC.test(word);
    if (!arabic && open) pieces.push(`${pieces.pop()} ${word}`);
    else pieces.push(word);
    open = !arabic;
  }
  return pieces;
}

/** Lines of such pieces, none wider than `width` where it can be helped. */
export function linesFromRight(
  text: string,
  { width, measure }: { readonly width: number; readonly measure: (text: string) => number },
): readonly (readonly string[])[] {
  const gap = measure(' ');
  const lines: string[][] = [];
  for (const paragraph of text.split('\n')) {
    let line: string[] = [];
    let used = 0;
    for (const piece of piecesFromRight(paragraph)) {
      const wide = measure(piece);
      if (line.length > 0 && used + gap + wide > width) {
        lines.push(line);
        [line, used] = [[], 0];
      }
      used += (line.length > 0 ? gap : 0) + wide;
      line.push(piece);
    }
    lines.push(line);
  }
  return lines;
}
