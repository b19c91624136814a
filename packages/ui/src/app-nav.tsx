import { Box, NavLink, Text } from '@mantine/core';
import type { MouseEvent, ReactNode } from 'react';

export interface NavItem {
  /** address in the app, shown as the link's href */
  readonly to: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly active: boolean;
  /** a short count or state at the end of the line */
  readonly badge?: ReactNode;
}

export interface NavSection {
  readonly key: string;
  readonly title?: string;
  readonly items: readonly NavItem[];
}

export interface AppNavProps {
  readonly label: string;
  readonly sections: readonly NavSection[];
  readonly onNavigate: (to: string) => void;
}

const opensElsewhere = (event: MouseEvent) =>
  event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;

export function AppNav({ label, sections, onNavigate }: AppNavProps) {
  const follow = (event: MouseEvent, to: string) => {
    if (opensElsewhere(event)) return;
    event.preventDefault();
    onNavigate(to);
  };
  return (
    <nav aria-label={label}>
      {sections.map((section) => (
        <Box key={section.key} mb="md">
          {section.title !== undefined && (
            <Text size="xs" fw={600} c="dimmed" px="sm" pb={4}>
              {section.title}
            </Text>
          )}
          {section.items.map((item) => (
            <NavLink
              key={item.to}
              href={item.to}
              label={item.label}
              leftSection={item.icon}
              rightSection={item.badge}
              active={item.active}
              aria-current={item.active ? 'page' : undefined}
              onClick={(event) => follow(event, item.to)}
              bdrs="md"
              mb={2}
            />
          ))}
        </Box>
      ))}
    </nav>
  );
}
