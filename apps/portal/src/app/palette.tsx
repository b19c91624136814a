import '@mantine/spotlight/styles.css';
import { useMantineColorScheme } from '@mantine/core';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import type { SessionUser } from '@mywasender/contract/http/auth';
import { useToasts } from '@mywasender/ui/undo-toast';
import { IconLogout, IconMoon, IconSearch, IconSun } from '@tabler/icons-react';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useApi } from '../shared/api/api-context.tsx';
import { useGoTo } from '../shared/use-go-to.ts';
import { useText } from '../shared/use-text.ts';
import { HOME, navFor } from './nav.tsx';
import classes from './palette.module.css';
import { matchEntries, type PaletteEntry } from './palette-entries.ts';
import { stringifySearch } from './search-string.ts';

const [store, palette] = createSpotlight();

export interface PaletteProps {
  readonly user: SessionUser;
  readonly onClose: () => void;
}

/** Every page and the actions that need no page, found by typing a part of their names. */
export function Palette({ user, onClose }: PaletteProps) {
  const text = useText();
  const [query, setQuery] = useState('');
  const entries = useEntries(user, query.trim());
  useEffect(() => {
    palette.open();
    return palette.close;
  }, []);
  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      onSpotlightClose={onClose}
      scrollable
      attributes={{ content: { 'aria-label': text('palette.open') } }}
      classNames={{ action: classes.action ?? '', actionDescription: classes.description ?? '' }}
      maxHeight="24rem"
    >
      <Spotlight.Search
        placeholder={text('palette.placeholder')}
        aria-label={text('palette.placeholder')}
        leftSection={<IconSearch size={18} aria-hidden />}
      />
      <Spotlight.ActionsList>
        {entries.map(({ key, label, group, icon, run }) => (
          <Spotlight.Action key={key} label={label} description={group} leftSection={icon} onClick={run} />
        ))}
        {entries.length === 0 && <Spotlight.Empty>{text('palette.nothing')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

/** What matches, in the order of the navigation; last, to look for the text among the licenses. */
function useEntries(user: SessionUser, query: string): readonly PaletteEntry[] {
  const api = useApi();
  const toasts = useToasts();
  const goTo = useGoTo();
  const text = useText();
  const { pathname } = useLocation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const pages = navFor(user.role, pathname, text).flatMap(({ title = '', items }) =>
    items.map(
      ({ to, label, icon }): PaletteEntry => ({ key: to, label, group: title, icon, run: () => goTo(to) }),
    ),
  );
  const dark = colorScheme === 'dark';
  const group = text('palette.actions');
  const actions: readonly PaletteEntry[] = [
    {
      key: 'scheme',
      label: text(dark ? 'palette.light' : 'palette.dark'),
      group,
      icon: dark ? <IconSun size={18} aria-hidden /> : <IconMoon size={18} aria-hidden />,
      run: () => setColorScheme(dark ? 'light' : 'dark'),
    },
    {
      key: 'sign-out',
      label: text('shell.signOut'),
      group,
      icon: <IconLogout size={18} aria-hidden />,
      run: () => void api.signOut().catch(toasts.failed),
    },
  ];
  const found = matchEntries([...pages, ...actions], query);
  if (query === '' || user.role === 'user') return found;
  const find: PaletteEntry = {
    key: 'find',
    label: text('palette.find', { query }),
    group,
    icon: <IconSearch size={18} aria-hidden />,
    run: () => goTo(`${HOME[user.role]}/licenses${stringifySearch({ q: query })}`),
  };
  return [...found, find];
}
