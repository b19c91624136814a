import { Container, Group } from '@mantine/core';
import { Brand } from '@mywasender/ui/brand';
import { ColorSchemeSwitch } from '@mywasender/ui/color-scheme-switch';
import type { ReactNode } from 'react';
import { useUser } from './api/api-context.tsx';
import { AppLink } from './app-link.tsx';
import { PublicFooter } from './public-footer.tsx';
import { useText } from './use-text.ts';

/** The frame of pages for everybody, signed in or not. */
export function PublicFrame({ children }: { readonly children: ReactNode }) {
  const user = useUser();
  const text = useText();
  return (
    <Container size="lg" py="md">
      <Group component="header" justify="space-between" mb="xl">
        <Brand />
        <Group gap="sm">
          {user === null ? (
            <AppLink to="/sign-in">{text('buy.signIn')}</AppLink>
          ) : (
            <AppLink to="/">{text('buy.account')}</AppLink>
          )}
          <ColorSchemeSwitch />
        </Group>
      </Group>
      <main>{children}</main>
      <PublicFooter />
    </Container>
  );
}
