/** The row opener that a key moves the focus to from the focused one; null when the key is none of ours. */
export function nextFocus(body: HTMLElement | null, key: string): HTMLElement | null {
  const openers = [...(body?.querySelectorAll<HTMLElement>('[data-row-opener]') ?? [])];
  const current = openers.findIndex((opener) => opener.contains(document.activeElement));
  if (current === -1) return null;
  if (key === 'ArrowDown') return openers[current + 1] ?? null;
  if (key === 'ArrowUp') return openers[current - 1] ?? null;
  if (key === 'Home') return openers[0] ?? null;
  if (key === 'End') return openers.at(-1) ?? null;
  return null;
}
