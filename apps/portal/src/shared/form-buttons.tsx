import { Button, Group } from '@mantine/core';
import { useText } from './use-text.ts';

export interface FormButtonsProps {
  /** of the button that submits */
  readonly label: string;
  readonly pending: boolean;
  /** something has to happen first, which the form says */
  readonly disabled?: boolean;
  /** what it does cannot be undone */
  readonly danger?: boolean;
  /** missing: the form is a page of its own, which one leaves by its links */
  readonly onCancel?: () => void;
}

/** The last row of a form one may leave. */
export function FormButtons({
  label,
  pending,
  disabled = false,
  danger = false,
  onCancel,
}: FormButtonsProps) {
  const text = useText();
  return (
    <Group justify="flex-end">
      {onCancel !== undefined && (
        <Button variant="default" onClick={onCancel}>
          {text('shell.cancel')}
        </Button>
      )}
      <Button type="submit" color={danger ? 'red' : 'teal'} loading={pending} disabled={disabled}>
        {label}
      </Button>
    </Group>
  );
}
