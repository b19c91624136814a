import { ActionIcon, Button, Tooltip, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useUiText } from './use-ui-text.ts';

export interface CopyButtonProps {
  readonly value: string;
  /** what is copied, for the accessible name: "Copy key MWS-…" */
  readonly label: string;
  /** show the label on a button instead of an icon alone */
  readonly withText?: boolean;
}

type CopyState = 'idle' | 'copied' | 'failed';

/** Copies a text and says so, to screen readers as well. */
export function CopyButton({ value, label, withText = false }: CopyButtonProps) {
  const text = useUiText();
  const [state, setState] = useState<CopyState>('idle');

  useEffect(() => {
    if (state === 'idle') return;
    const timer = setTimeout(() => setState('idle'), 2000);
    return () => clearTimeout(timer);
  }, [state]);

  // Without a secure context there is no clipboard at all: the call throws instead of rejecting.
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setState('copied');
    } catch {
      setState('failed');
    }
  };
  const spoken = { idle: '', copied: text('copied'), failed: text('copyFailed') }[state];
  const icon = state === 'copied' ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />;
  return (
    <>
      <Tooltip label={spoken === '' ? label : spoken} {...(state === 'idle' ? {} : { opened: true })}>
        {withText ? (
          <Button variant="default" leftSection={icon} onClick={copy}>
            {label}
          </Button>
        ) : (
          <ActionIcon variant="subtle" aria-label={label} onClick={copy}>
            {icon}
          </ActionIcon>
        )}
      </Tooltip>
      <VisuallyHidden aria-live="polite">{spoken}</VisuallyHidden>
    </>
  );
}
