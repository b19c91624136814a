import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useLayoutEffect, useRef } from 'react';
import { languageDirection } from '../../shared/language-direction.ts';
import { useLanguageName } from '../../shared/use-language-name.ts';
import { useText } from '../../shared/use-text.ts';

export interface MessageEditorProps {
  readonly value: string;
  /** null: the language the message was written in first */
  readonly language: string | null;
  /** what the contacts of the list have */
  readonly fields: readonly string[];
  readonly onChange: (message: string) => void;
}

/** The text with buttons that put fields, variants and a way to stop where the caret is. */
export function MessageEditor({ value, language, fields, onChange }: MessageEditorProps) {
  const text = useText();
  const area = useRef<HTMLTextAreaElement>(null);
  const caret = useRef<number>(undefined);

  useLayoutEffect(() => {
    if (caret.current === undefined) return;
    area.current?.focus();
    area.current?.setSelectionRange(caret.current, caret.current);
    caret.current = undefined;
  });
  const insert = (piece: string) => {
    const start = area.current?.selectionStart ?? value.length;
    const end = area.current?.selectionEnd ?? value.length;
    caret.current = start + piece.length;
    onChange(value.slice(0, start) + piece + value.slice(end));
  };
  const nameOf = useLanguageName();
  const stop = text('editor.message.stopText');
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
        {text('editor.message.characters', { count: value.length })}
      </Text>
      <Group gap="xs" role="group" aria-label={text('editor.message.insert')}>
        {fields.map((field) => (
          <Button
            key={field}
            size="compact-sm"
            variant="light"
            leftSection={<IconPlus size={14} aria-hidden />}
            aria-label={text('editor.message.insertField', { field })}
            onClick={() => insert(`{{${field}}}`)}
          >
            {field}
          </Button>
        ))}
        <Button
          size="compact-sm"
          variant="default"
          title={text('editor.message.variantHint')}
          onClick={() => insert('{…|…}')}
        >
          {text('editor.message.variant')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => insert(value === '' || value.endsWith('\n') ? stop : `\n${stop}`)}
        >
          {text('editor.message.stop')}
        </Button>
      </Group>
    </Stack>
  );
}
