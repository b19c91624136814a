import type { ReactNode } from 'react';

/** Something one can go to or do. */
export interface PaletteEntry {
  readonly key: string;
  readonly label: string;
  /** where it belongs: found by this name too */
  readonly group: string;
  readonly icon: ReactNode;
  readonly run: () => void;
}

/** The entries in whose names every word of the query is found, in whatever order; all of them for none. */
export function matchEntries<Entry extends Pick<PaletteEntry, 'label' | 'group'>>(
  entries: readonly Entry[],
  query: string,
): readonly Entry[] {
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter(({ label, group }) => {
    const name = `${label} ${group}`.toLocaleLowerCase();
    return words.every((word) => name.includes(word));
  });
}
