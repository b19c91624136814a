import { Group } from '@mantine/core';
import { AppLink } from './app-link.tsx';
import { useText } from './use-text.ts';

const PAGES = ['download', 'status', 'privacy', 'terms'] as const;

/** The ways to the pages everybody may read, below each of them. */
export function PublicFooter() {
  const text = useText();
  return (
    <Group component="footer" justify="center" mt="xl" fz="sm">
      <nav aria-label={text('site.footer')}>
        <Group gap="md" justify="center">
          <AppLink to="/pricing">{text('site.prices')}</AppLink>
          {PAGES.map((page) => (
            <AppLink key={page} to={`/${page}`}>
              {text(`site.${page}`)}
            </AppLink>
          ))}
        </Group>
      </nav>
    </Group>
  );
}
