import { Group, Text } from '@mantine/core';

export interface BrandProps {
  /** what follows the name, e.g. the part of the product */
  readonly detail?: string;
}

/** The mark and the name of the product. */
export function Brand({ detail }: BrandProps) {
  return (
    <Group gap="xs" wrap="nowrap">
      <svg width="28" height="28" viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="9" fill="#0f766e" />
        <path
          d="M7 20V11l9 8 9-8v9"
          fill="none"
          stroke="#ffffff"
          strokeWidth="3"
          strokeLinejoin="round"
          strokeLinecap="round"
        />
        <circle cx="16" cy="25" r="2" fill="#a3d8d2" />
      </svg>
      <Text fw={700} component="span" style={{ whiteSpace: 'nowrap' }}>
        MyWASender
      </Text>
      {detail !== undefined && (
        <Text c="dimmed" size="sm" component="span" visibleFrom="xs">
          {detail}
        </Text>
      )}
    </Group>
  );
}
