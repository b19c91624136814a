import { type MantineColorScheme, useMantineColorScheme } from '@mantine/core';
import type { Settings } from '@mywasender/contract/models/settings';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../shared/use-command.ts';

const SCHEME_OF = { system: 'auto', light: 'light', dark: 'dark' } as const satisfies Record<
  Settings['theme'],
  MantineColorScheme
>;
const THEME_OF = { auto: 'system', light: 'light', dark: 'dark' } as const satisfies Record<
  MantineColorScheme,
  Settings['theme']
>;

/** Language and appearance follow the settings; a choice made in the header is written back to them. */
export function useAppearance(settings: Settings | undefined): void {
  const { i18n } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { mutate: update } = useCommand('settings.update', { answers: 'settings.get' });
  const settled = useRef<MantineColorScheme>(undefined);
  const applied = useRef<Settings['theme']>(undefined);
  const theme = settings?.theme;
  const language = settings?.language;

  useEffect(() => {
    if (language !== undefined && language !== i18n.language) void i18n.changeLanguage(language);
  }, [language, i18n]);

  useEffect(() => {
    // Mantine's setter is a new one in every render: only a changed setting may act, or no choice would last.
    if (theme === undefined || theme === applied.current) return;
    applied.current = theme;
    settled.current = SCHEME_OF[theme];
    setColorScheme(SCHEME_OF[theme]);
  }, [theme, setColorScheme]);

  useEffect(() => {
    if (settled.current === undefined || settled.current === colorScheme) return;
    // The first render after a change of the settings still carries the old scheme; only later ones are a choice.
    const timer = setTimeout(() => {
      if (settled.current === colorScheme) return;
      settled.current = colorScheme;
      update({ theme: THEME_OF[colorScheme] });
    });
    return () => clearTimeout(timer);
  }, [colorScheme, update]);
}
