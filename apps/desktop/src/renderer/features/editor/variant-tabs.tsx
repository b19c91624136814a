import { Button, Group, SegmentedControl, Stack, Switch, TextInput } from '@mantine/core';
import type { Message } from '@mywasender/contract/models/campaign';
import { useToasts } from '@mywasender/ui/undo-toast';
import { IconPlus } from '@tabler/icons-react';
import { useText } from '../../shared/use-text.ts';
import { RemoveButton } from './remove-button.tsx';
import { addVariant, endVariants, removeVariant, renameVariant, startVariants } from './variant-items.ts';

export interface VariantTabsProps {
  readonly message: Message;
  readonly variant: number;
  readonly onVariant: (variant: number) => void;
  readonly onChange: (change: (message: Message) => Message) => void;
}

/** Whether several versions are tried against each other, and which of them is being written. */
export function VariantTabs({ message, variant, onVariant, onChange }: VariantTabsProps) {
  const text = useText();
  const toasts = useToasts();
  const { variants } = message;
  const back = (said: string) => {
    if (variants === undefined) return;
    toasts.undo(said, async () => onChange((old) => ({ ...old, variants })));
  };
  const turn = (on: boolean) => {
    onVariant(on ? 1 : 0);
    onChange(on ? startVariants : endVariants);
    if (!on) back(text('variants.ended'));
  };
  const remove = () => {
    const name = variants?.items[variant]?.name ?? '';
    onVariant(0);
    onChange((old) =>
      old.variants === undefined ? old : { ...old, variants: removeVariant(old.variants, variant) },
    );
    back(text('variants.removed', { name }));
  };
  return (
    <Stack gap="sm">
      <Switch
        label={text('variants.try')}
        description={text('variants.tryHint')}
        checked={variants !== undefined}
        onChange={(event) => turn(event.currentTarget.checked)}
      />
      {variants !== undefined && (
        <>
          <Group gap="sm">
            <SegmentedControl
              aria-label={text('variants.label')}
              data={variants.items.map(({ name }, index) => ({
                value: String(index),
                label: name.trim() === '' ? String(index + 1) : name,
              }))}
              value={String(variant)}
              onChange={(value) => onVariant(Number(value))}
            />
            {variants.items.length < 4 && (
              <Button
                size="xs"
                variant="default"
                leftSection={<IconPlus size={14} aria-hidden />}
                onClick={() => {
                  onVariant(variants.items.length);
                  onChange((old) =>
                    old.variants === undefined ? old : { ...old, variants: addVariant(old.variants) },
                  );
                }}
              >
                {text('variants.add')}
              </Button>
            )}
          </Group>
          <Group justify="space-between" align="flex-end">
            <TextInput
              size="xs"
              flex="0 1 16rem"
              label={text('variants.name')}
              maxLength={40}
              value={variants.items[variant]?.name ?? ''}
              onChange={(event) => {
                const { value } = event.currentTarget;
                onChange((old) =>
                  old.variants === undefined
                    ? old
                    : { ...old, variants: renameVariant(old.variants, variant, value) },
                );
              }}
            />
            {variants.items.length > 2 && (
              <RemoveButton
                label={text('variants.remove', { name: variants.items[variant]?.name ?? '' })}
                onRemove={remove}
              />
            )}
          </Group>
        </>
      )}
    </Stack>
  );
}
