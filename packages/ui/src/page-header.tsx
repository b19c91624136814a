import { Group, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';

export interface PageHeaderProps {
  readonly title: string;
  readonly description?: ReactNode;
  /** buttons at the end of the line */
  readonly actions?: ReactNode;
  /** the product, appended to the window title */
  readonly documentSuffix?: string;
}

let firstPage = true;

/**
 * The h1 of a page. Sets the window title and, when the page is opened from another one and no field of it took
 * the focus, takes it.
 */
export function PageHeader({ title, description, actions, documentSuffix = 'MyWASender' }: PageHeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${documentSuffix}`;
  }, [title, documentSuffix]);
  useEffect(() => {
    const main = heading.current?.closest('main');
    const taken = document.activeElement !== main && main?.contains(document.activeElement) === true;
    if (!firstPage && !taken) heading.current?.focus({ preventScroll: true });
    firstPage = false;
  }, []);
  return (
    <Group component="header" justify="space-between" align="flex-start" mb="lg" gap="sm">
      <Stack gap={4} miw={0}>
        <Title order={1} ref={heading} tabIndex={-1}>
          {title}
        </Title>
        {description !== undefined && (
          <Text c="dimmed" maw="42rem" component="div">
            {description}
          </Text>
        )}
      </Stack>
      {actions !== undefined && <Group gap="sm">{actions}</Group>}
    </Group>
  );
}
