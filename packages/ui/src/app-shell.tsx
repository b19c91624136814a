import { Burger, Drawer, Group, AppShell as MantineAppShell } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { AppNav, type NavSection } from './app-nav.tsx';
import classes from './app-shell.module.css';
import { ColorSchemeSwitch } from './color-scheme-switch.tsx';
import { useUiText } from './use-ui-text.ts';

export interface AppShellProps {
  /** name and logo at the start of the header */
  readonly brand: ReactNode;
  readonly nav: readonly NavSection[];
  readonly onNavigate: (to: string) => void;
  /** at the end of the header: account menu, state of the license */
  readonly headerEnd?: ReactNode;
  /** below the navigation */
  readonly navFooter?: ReactNode;
  /** a notice above every page */
  readonly banner?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of an app: skip link, header, navigation (a drawer on narrow screens) and the page. */
export function AppShell({ brand, nav, onNavigate, headerEnd, navFooter, banner, children }: AppShellProps) {
  const [menuOpen, menu] = useDisclosure(false);
  const text = useUiText();
  const goTo = (to: string) => {
    menu.close();
    onNavigate(to);
  };
  const navigation = (
    <>
      <AppNav label={text('mainNavigation')} sections={nav} onNavigate={goTo} />
      {navFooter}
    </>
  );
  return (
    <>
      <a className="ui-skip-link" href="#main-content">
        {text('skipToContent')}
      </a>
      <MantineAppShell
        header={{ height: 56 }}
        navbar={{ width: 248, breakpoint: 'sm', collapsed: { mobile: true } }}
        padding={{ base: 'md', sm: 'xl' }}
      >
        <MantineAppShell.Header className={classes.header}>
          <Group gap="sm" wrap="nowrap" miw={0}>
            <Burger
              opened={menuOpen}
              onClick={menu.toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={menuOpen ? text('closeMenu') : text('openMenu')}
              aria-expanded={menuOpen}
            />
            {brand}
          </Group>
          <Group gap="xs" wrap="nowrap">
            {headerEnd}
            <ColorSchemeSwitch />
          </Group>
        </MantineAppShell.Header>
        <MantineAppShell.Navbar component="div" visibleFrom="sm" className={classes.navbar}>
          {navigation}
        </MantineAppShell.Navbar>
        <MantineAppShell.Main id="main-content" tabIndex={-1}>
          <div className={classes.main}>
            {banner}
            {children}
          </div>
        </MantineAppShell.Main>
      </MantineAppShell>
      <Drawer
        opened={menuOpen}
        onClose={menu.close}
        size="xs"
        hiddenFrom="sm"
        title={brand}
        closeButtonProps={{ 'aria-label': text('closeMenu') }}
      >
        {navigation}
      </Drawer>
    </>
  );
}
