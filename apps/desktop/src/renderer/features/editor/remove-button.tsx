import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';

/** Takes a part of the message away; whoever uses it offers the way back. */
export function RemoveButton({ label, onRemove }: { readonly label: string; readonly onRemove: () => void }) {
  return (
    <Button
      size="xs"
      variant="subtle"
      color="red"
      leftSection={<IconTrash size={14} aria-hidden />}
      onClick={onRemove}
    >
      {label}
    </Button>
  );
}
