import { Card, Center, Group, Stack } from '@mantine/core';
import { Brand } from '@mywasender/ui/brand';
import { ColorSchemeSwitch } from '@mywasender/ui/color-scheme-switch';
import { PageHeader } from '@mywasender/ui/page-header';
import type { ReactNode } from 'react';
import { PublicFooter } from './public-footer.tsx';

export interface AuthCardProps {
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}

/** The frame of the pages one sees before signing in. */
export function AuthCard({ title, text, children }: AuthCardProps) {
  return (
    <Center component="main" mih="100dvh" p="md">
      <Stack w="100%" maw="26rem">
        <Group justify="space-between">
          <Brand />
          <ColorSchemeSwitch />
        </Group>
        <Card padding="xl">
          <PageHeader title={title} description={text} />
          {children}
        </Card>
        <PublicFooter />
      </Stack>
    </Center>
  );
}
