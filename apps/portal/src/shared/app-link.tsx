import { Anchor, Button } from '@mantine/core';
import type { MouseEvent, ReactNode } from 'react';
import { useGoTo } from './use-go-to.ts';

export interface AppLinkProps {
  readonly to: string;
  readonly children: ReactNode;
  /** what it is called where its text alone says too little */
  readonly label?: string;
}

function useFollow(to: string) {
  const goTo = useGoTo();
  return (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    goTo(to);
  };
}

/** A link inside the portal. */
export function AppLink({ to, children, label }: AppLinkProps) {
  return (
    <Anchor href={to} aria-label={label} onClick={useFollow(to)} underline="always">
      {children}
    </Anchor>
  );
}

/** A link inside the portal that looks like the main button. */
export function AppLinkButton({ to, children }: AppLinkProps) {
  return (
    <Button component="a" href={to} onClick={useFollow(to)}>
      {children}
    </Button>
  );
}
