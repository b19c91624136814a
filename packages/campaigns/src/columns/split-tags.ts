/** As long as a tag of the contract may be. */
const LONGEST = 60;

/** The tags of a cell, several of them separated by `,` or `;`, each once in whatever capitals. */
export function splitTags(cell: string): readonly string[] {
  const tags = new Map<string, string>();
  for (const part of cell.split(/[,;]/)) {
    const tag = part.replace(/\s+/g, ' ').trim().slice(0, LONGEST).trim();
    const known = tag.toLowerCase();
    if (tag !== '' && !tags.has(known)) tags.set(known, tag);
  }
  return [...tags.values()];
}
