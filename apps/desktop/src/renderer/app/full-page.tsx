import { Card, Center, Stack } from '@mantine/core';
import type { ReactNode } from 'react';

/** One card in the middle of an otherwise empty window. */
export function FullPage({ children }: { readonly children: ReactNode }) {
  return (
    <Center component="main" mih="100vh" p="md">
      <Card maw="36rem" w="100%" p="xl">
        <Stack>{children}</Stack>
      </Card>
    </Center>
  );
}
