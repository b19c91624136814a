import { Card, Center, Group, Stack, Text, Title } from '@mantine/core';
import { Brand } from '@mywasender/ui/brand';
import { ColorSchemeSwitch } from '@mywasender/ui/color-scheme-switch';
import { type ReactNode, useEffect } from 'react';

export interface AuthCardProps {
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}

/** The frame of the pages one sees before signing in. */
export function AuthCard({ title, text, children }: AuthCardProps) {
  useEffect(() => {
    document.title = `${title} · MyWASender`;
  }, [title]);
  return (
    <Center component="main" mih="100dvh" p="md">
      <Stack w="100%" maw="26rem">
        <Group justify="space-between">
          <Brand />
          <ColorSchemeSwitch />
        </Group>
        <Card padding="xl">
          <Title order={1}>{title}</Title>
          <Text c="dimmed" size="sm" mt={4} mb="lg">
            {text}
          </Text>
          {children}
        </Card>
      </Stack>
    </Center>
  );
}
