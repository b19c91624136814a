import { useEffect, useState } from 'react';

/** Where the focus is now; for an entry of a menu, which is about to close, the button of the menu. */
function focusOrigin(): HTMLElement | null {
  const active = document.activeElement;
  const menu = active?.closest('[role="menu"]');
  const trigger = menu
    ? document.querySelector<HTMLElement>(`[aria-controls="${CSS.escape(menu.id)}"]`)
    : null;
  if (trigger !== null) return trigger;
  return active instanceof HTMLElement ? active : null;
}

/** Gives the focus back when the component goes: Mantine does so only where a dialog is closed before it is removed. */
export function useReturnFocus(): void {
  const [origin] = useState(focusOrigin);
  useEffect(
    () => () => {
      if (origin?.isConnected === true) origin.focus();
    },
    [origin],
  );
}
