import { useEffect, useSyncExternalStore } from 'react';

let open = 0;
const listeners = new Set<() => void>();

function count(change: 1 | -1): void {
  open += change;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Says that a dialog is open as long as the caller is mounted. */
export function useOpenDialog(): void {
  useEffect(() => {
    count(1);
    return () => count(-1);
  }, []);
}

/** Whether a dialog is open: Escape is for it, and not for what lies below. */
export function useIsDialogOpen(): boolean {
  return useSyncExternalStore(subscribe, () => open > 0);
}
