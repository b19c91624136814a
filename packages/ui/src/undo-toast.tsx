import { Button, Group, Text } from '@mantine/core';
import { randomId } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { errorMessage } from './error-message.ts';
import { useUiText } from './use-ui-text.ts';

/** Time to change one's mind, in milliseconds. The toast waits while the pointer or the focus is on it. */
export const UNDO_MS = 8000;

/** The toast of the newest change of each thing: to undo an older one would contradict it. */
const newest = new Map<string, string>();

/** A value that changes at once and can be changed back. */
export interface Setting<Value> {
  /** what has the value, e.g. `license 12 status`: a newer change of it takes the offer to undo an older one away */
  readonly of: string;
  readonly message: string;
  readonly set: (value: Value) => Promise<unknown>;
  readonly value: Value;
  readonly before: Value;
}

export interface Toasts {
  /** Says what was done. */
  readonly done: (message: string) => void;
  /** Says what was done and offers to undo it for {@link UNDO_MS}; a failing undo is shown. */
  readonly undo: (message: string, onUndo: () => Promise<unknown>) => void;
  /** Sets another value at once, then says so and offers to set the one before again; a failure is shown. */
  readonly setWithUndo: <Value>(setting: Setting<Value>) => Promise<void>;
  /** Shows an error that has no better place on the page. */
  readonly failed: (error: unknown) => void;
}

/** Short messages at the edge of the window. */
export function useToasts(): Toasts {
  const { t } = useTranslation();
  const text = useUiText();
  const closeButtonProps = { 'aria-label': text('close') };

  const done = (message: string) => {
    notifications.show({ message, autoClose: 4000, closeButtonProps });
  };
  const failed = (error: unknown) => {
    const shown = errorMessage(t, error);
    const id = shown.requestId === null ? '' : ` (${text('requestId')}: ${shown.requestId})`;
    notifications.show({ color: 'red', message: `${shown.text}${id}`, autoClose: 10_000, closeButtonProps });
  };
  const offer = (id: string, message: string, onUndo: () => Promise<unknown>) => {
    const run = () => {
      notifications.hide(id);
      onUndo().catch(failed);
    };
    notifications.show({
      id,
      autoClose: UNDO_MS,
      closeButtonProps,
      message: (
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm">{message}</Text>
          <Button size="compact-sm" variant="light" onClick={run} style={{ flex: 'none' }}>
            {text('undo')}
          </Button>
        </Group>
      ),
    });
  };
  const undo: Toasts['undo'] = (message, onUndo) => offer(randomId('undo-'), message, onUndo);
  const setWithUndo: Toasts['setWithUndo'] = async ({ of, message, set, value, before }) => {
    const id = randomId('undo-');
    const older = newest.get(of);
    if (older !== undefined) notifications.hide(older);
    newest.set(of, id);
    try {
      await set(value);
      if (newest.get(of) === id) offer(id, message, () => set(before));
    } catch (error) {
      failed(error);
    }
  };
  return { done, undo, setWithUndo, failed };
}
