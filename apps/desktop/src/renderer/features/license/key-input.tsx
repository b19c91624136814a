import { TextInput } from '@mantine/core';
import { useLayoutEffect, useRef } from 'react';
import { caretAfterFormat, formatLicenseKey } from '../../shared/format-license-key.ts';
import { useText } from '../../shared/use-text.ts';
import classes from './key-input.module.css';

export interface KeyInputProps {
  readonly value: string;
  readonly onChange: (key: string) => void;
  readonly error: string | undefined;
}

/** Sets capitals and dashes while a key is typed or pasted, and keeps the caret where it was. */
export function KeyInput({ value, onChange, error }: KeyInputProps) {
  const text = useText();
  const input = useRef<HTMLInputElement>(null);
  const caret = useRef<number>(undefined);

  useLayoutEffect(() => {
    if (caret.current === undefined) return;
    input.current?.setSelectionRange(caret.current, caret.current);
    caret.current = undefined;
  });

  return (
    <TextInput
      ref={input}
      label={text('license.activate.key')}
      description={text('license.activate.keyHint')}
      placeholder="MWS-XXXXX-XXXXX-XXXXX-XXXXX-XXXXX"
      classNames={{ input: classes.key }}
      autoComplete="off"
      spellCheck={false}
      required
      value={value}
      error={error}
      onChange={({ currentTarget }) => {
        const typed = currentTarget.value;
        const formatted = formatLicenseKey(typed);
        caret.current = caretAfterFormat(typed, currentTarget.selectionStart ?? typed.length, formatted);
        onChange(formatted);
      }}
    />
  );
}
