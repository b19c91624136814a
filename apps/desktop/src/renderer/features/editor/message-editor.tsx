import { Stack, Text, Textarea } from '@mantine/core';
import { useFormat } from '@mywasender/ui/use-format';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { languageDirection } from '../../shared/language-direction.ts';
import { useLanguageName } from '../../shared/use-language-name.ts';
import { useText } from '../../shared/use-text.ts';
import { InsertTools } from './insert-tools.tsx';
import type { TextRange } from './problem-range.ts';
import { textSize } from './text-size.ts';

export interface MessageEditorProps {
  readonly value: string;
  /** null: the language the message was written in first */
  readonly language: string | null;
  /** what the contacts of the list have */
  readonly fields: readonly string[];
  /** a place to show; a new object each time it is asked for */
  readonly shown: TextRange | null;
  readonly onChange: (message: string) => void;
}

/** The text, what can be put into it, and its length. */
export function MessageEditor({ value, language, fields, shown, onChange }: MessageEditorProps) {
  const text = useText();
  const format = useFormat();
  const nameOf = useLanguageName();
  const area = useRef<HTMLTextAreaElement>(null);
  const caret = useRef<TextRange>(undefined);

  useLayoutEffect(() => {
    if (caret.current === undefined) return;
    area.current?.focus();
    area.current?.setSelectionRange(caret.current.from, caret.current.to);
    caret.current = undefined;
  });
  useEffect(() => {
    if (shown === null) return;
    area.current?.focus();
    area.current?.setSelectionRange(shown.from, shown.to);
  }, [shown]);
  const selection = () => {
    const from = area.current?.selectionStart ?? value.length;
    return { from, to: area.current?.selectionEnd ?? from };
  };
  const insert = (piece: string) => {
    const { from, to } = selection();
    caret.current = { from: from + piece.length, to: from + piece.length };
    onChange(value.slice(0, from) + piece + value.slice(to));
  };
  const wrap = (mark: string) => {
    const { from, to } = selection();
    caret.current = { from: from + mark.length, to: to + mark.length };
    onChange(value.slice(0, from) + mark + value.slice(from, to) + mark + value.slice(to));
  };
  const append = (sentence: string) => {
    const next = value === '' || value.endsWith('\n') ? value + sentence : `${value}\n${sentence}`;
    caret.current = { from: next.length, to: next.length };
    onChange(next);
  };
  const size = textSize(value);
  return (
    <Stack gap="xs">
      <Textarea
        ref={area}
        label={
          language === null
            ? text('editor.message.label')
            : text('editor.languages.textIn', { language: nameOf(language) })
        }
        description={text('editor.message.hint')}
        autosize
        minRows={8}
        maxRows={20}
        maxLength={10_000}
        required
        dir={languageDirection(language)}
        {...(language === null ? {} : { lang: language })}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <Text size="xs" c="dimmed">
        {text('editor.message.characters', { count: size.characters })}{' '}
        {text('editor.message.limit', {
          units: format.number(size.units),
          limit: format.number(size.limit),
        })}
      </Text>
      <InsertTools fields={fields} language={language} onInsert={insert} onWrap={wrap} onAppend={append} />
    </Stack>
  );
}
