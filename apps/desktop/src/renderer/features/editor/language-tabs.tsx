import { Group, Select, Stack, Tabs, Text } from '@mantine/core';
import { useToasts } from '@mywasender/ui/undo-toast';
import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { LANGUAGE_CODES } from '../../shared/language-codes.ts';
import { useLanguageName } from '../../shared/use-language-name.ts';
import { useText } from '../../shared/use-text.ts';
import classes from './language-tabs.module.css';
import { languagesOf, textAt, type Version, withoutTranslation, withTranslation } from './message-place.ts';
import { RemoveButton } from './remove-button.tsx';

/** The value of a tab; the original has no language of its own. */
const ORIGINAL = 'original';

export interface LanguageTabsProps {
  readonly version: Version;
  readonly language: string | null;
  /** Languages whose text has an error or is worth a look. */
  readonly marked: ReadonlySet<string | null>;
  readonly onLanguage: (language: string | null) => void;
  readonly onChange: (change: (version: Version) => Version) => void;
  /** The text of the language that is open. */
  readonly children: ReactNode;
}

/** One tab per language of a message; a language is added from a list and removed with a way back. */
export function LanguageTabs({
  version,
  language,
  marked,
  onLanguage,
  onChange,
  children,
}: LanguageTabsProps) {
  const text = useText();
  const nameOf = useLanguageName();
  const toasts = useToasts();
  const [added, setAdded] = useState(0);
  const languages = languagesOf(version);
  const add = (tag: string) => {
    onChange((old) => withTranslation(old, { language: tag, text: '' }));
    onLanguage(tag);
    setAdded(added + 1);
  };
  const remove = (tag: string) => {
    const removed = { language: tag, text: textAt(version, tag) };
    const index = languages.indexOf(tag) - 1;
    onLanguage(null);
    onChange((old) => withoutTranslation(old, tag));
    toasts.undo(text('editor.languages.removed', { language: nameOf(tag) }), async () => {
      onChange((old) => withTranslation(withoutTranslation(old, tag), removed, index));
      onLanguage(tag);
    });
  };
  const choices = LANGUAGE_CODES.filter((code) => !languages.includes(code))
    .map((code) => ({ value: code, label: nameOf(code) }))
    .sort((a, b) => a.label.localeCompare(b.label));
  return (
    <Stack gap="xs">
      <Tabs
        value={language ?? ORIGINAL}
        onChange={(value) => onLanguage(value === ORIGINAL ? null : value)}
        aria-label={text('editor.languages.label')}
      >
        {languages.length > 1 && (
          <Tabs.List aria-label={text('editor.languages.label')}>
            {languages.map((one) => (
              <Tabs.Tab key={one ?? ORIGINAL} value={one ?? ORIGINAL} className={classes.tab}>
                {nameOf(one)}
                {marked.has(one) && (
                  <span className={classes.mark} role="img" aria-label={text('editor.languages.marked')} />
                )}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        )}
        <Tabs.Panel value={language ?? ORIGINAL} pt={languages.length > 1 ? 'sm' : 0}>
          {children}
        </Tabs.Panel>
      </Tabs>
      <Group justify="space-between" align="flex-end">
        <Select
          key={added}
          flex="0 1 16rem"
          size="xs"
          label={text('editor.languages.add')}
          placeholder={text('editor.languages.choose')}
          leftSection={<IconPlus size={14} aria-hidden />}
          data={choices}
          searchable
          nothingFoundMessage={text('editor.languages.none')}
          disabled={languages.length > 20}
          value={null}
          onChange={(tag) => tag !== null && add(tag)}
        />
        {language !== null && (
          <RemoveButton
            label={text('editor.languages.remove', { language: nameOf(language) })}
            onRemove={() => remove(language)}
          />
        )}
      </Group>
      {languages.length > 1 && (
        <Text size="xs" c="dimmed">
          {text('editor.languages.hint')}
        </Text>
      )}
    </Stack>
  );
}
