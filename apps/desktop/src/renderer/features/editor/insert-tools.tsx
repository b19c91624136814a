import { ActionIcon, Button, Group, Menu, ScrollArea } from '@mantine/core';
import {
  IconBold,
  IconChevronDown,
  IconCode,
  IconItalic,
  IconPlus,
  IconStrikethrough,
} from '@tabler/icons-react';
import { useText } from '../../shared/use-text.ts';
import { stopSentence } from './stop-sentence.ts';

/** The marks WhatsApp formats by. */
const MARKS = [
  { key: 'bold', mark: '*', Icon: IconBold },
  { key: 'italic', mark: '_', Icon: IconItalic },
  { key: 'strike', mark: '~', Icon: IconStrikethrough },
  { key: 'mono', mark: '```', Icon: IconCode },
] as const;

export interface InsertToolsProps {
  /** what the contacts of the list have */
  readonly fields: readonly string[];
  readonly language: string | null;
  /** puts a piece where the caret is */
  readonly onInsert: (piece: string) => void;
  /** puts a mark before and after what is selected */
  readonly onWrap: (mark: string) => void;
  /** puts a sentence on a line of its own at the end */
  readonly onAppend: (sentence: string) => void;
}

/** Fields, choices, a way to stop and formatting, one click each. */
export function InsertTools({ fields, language, onInsert, onWrap, onAppend }: InsertToolsProps) {
  const text = useText();
  const stop = stopSentence(language);
  return (
    <Group gap="xs" role="group" aria-label={text('editor.tools.label')}>
      <Menu position="bottom-start" returnFocus={false}>
        <Menu.Target>
          <Button
            size="compact-sm"
            variant="light"
            leftSection={<IconPlus size={14} aria-hidden />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
          >
            {text('editor.message.insert')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <ScrollArea.Autosize mah={280}>
            {fields.map((field) => (
              <Menu.Item key={field} onClick={() => onInsert(`{{${field}}}`)}>
                {field}
              </Menu.Item>
            ))}
            <Menu.Divider />
            <Menu.Item onClick={() => onInsert(`{{${fields[0] ?? 'name'}|…}}`)}>
              {text('editor.tools.fallback')}
            </Menu.Item>
            <Menu.Item onClick={() => onInsert(`{{#if ${fields[0] ?? 'name'}}}…{{else}}…{{/if}}`)}>
              {text('editor.tools.condition')}
            </Menu.Item>
          </ScrollArea.Autosize>
        </Menu.Dropdown>
      </Menu>
      <Button
        size="compact-sm"
        variant="default"
        title={text('editor.message.variantHint')}
        onClick={() => onInsert('{…|…}')}
      >
        {text('editor.message.variant')}
      </Button>
      {stop !== null && (
        <Button size="compact-sm" variant="default" onClick={() => onAppend(stop)}>
          {text('editor.message.stop')}
        </Button>
      )}
      <ActionIcon.Group aria-label={text('editor.tools.format')}>
        {MARKS.map(({ key, mark, Icon }) => (
          <ActionIcon
            key={key}
            variant="default"
            size={28}
            aria-label={text(`editor.tools.${key}`)}
            title={text(`editor.tools.${key}`)}
            onClick={() => onWrap(mark)}
          >
            <Icon size={16} aria-hidden />
          </ActionIcon>
        ))}
      </ActionIcon.Group>
    </Group>
  );
}
