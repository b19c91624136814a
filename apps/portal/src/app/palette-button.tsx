import { ActionIcon, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import type { SessionUser } from '@mywasender/contract/http/auth';
import { IconCommand } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { useText } from '../shared/use-text.ts';
import { lazyPage } from './lazy-page.ts';

const Palette = lazyPage(async () => (await import('./palette.tsx')).Palette);

/** Opens the command palette, as Ctrl-K or ⌘-K do everywhere. It is loaded when it is first opened. */
export function PaletteButton({ user }: { readonly user: SessionUser }) {
  const text = useText();
  const [opened, setOpened] = useState(false);
  // also while one types in a field: nothing there uses it
  useHotkeys([['mod+K', () => setOpened(true)]], []);
  return (
    <>
      <Tooltip label={text('palette.hint')}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={text('palette.open')}
          aria-keyshortcuts="Control+K Meta+K"
          onClick={() => setOpened(true)}
        >
          <IconCommand size={20} aria-hidden />
        </ActionIcon>
      </Tooltip>
      {opened && (
        <Suspense fallback={null}>
          <Palette user={user} onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </>
  );
}
