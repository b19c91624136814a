import { Button, Group } from '@mantine/core';
import type { Campaign } from '@mywasender/contract/models/campaign';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useState } from 'react';
import { ConfirmDialog } from '../../shared/confirm-dialog.tsx';
import { useCommand } from '../../shared/use-command.ts';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';
import { VariantResult } from '../../shared/variant-result.tsx';

/** How the versions do so far; whoever will not wait, or cannot, decides by hand. */
export function VariantTest({ campaign }: { readonly campaign: Campaign }) {
  const text = useText();
  const toasts = useToasts();
  const { id: campaignId } = campaign;
  const { data } = useCommandQuery('campaigns.report', { campaignId });
  const [chosen, setChosen] = useState<number>();
  const items = campaign.draft.message.variants?.items ?? [];
  const name = items[chosen ?? 0]?.name ?? '';
  const choose = useCommand('campaigns.chooseVariant', {
    onSuccess: () => {
      setChosen(undefined);
      toasts.done(text('variants.chosen', { name }));
    },
  });
  if (data?.variants === undefined) return null;
  const { waiting } = data.variants;
  return (
    <VariantResult campaign={campaign} result={data.variants}>
      {waiting > 0 && (
        <Group>
          {items.map((item, index) => (
            <Button key={item.name} size="xs" variant="default" onClick={() => setChosen(index)}>
              {text('variants.choose', { name: item.name })}
            </Button>
          ))}
        </Group>
      )}
      <ConfirmDialog
        opened={chosen !== undefined}
        title={text('variants.chooseTitle', { name })}
        confirm={text('variants.choose', { name })}
        pending={choose.isPending}
        error={choose.error}
        onConfirm={() => chosen !== undefined && choose.mutate({ campaignId, variant: chosen })}
        onClose={() => setChosen(undefined)}
      >
        {text('variants.chooseText', { count: waiting })}
      </ConfirmDialog>
    </VariantResult>
  );
}
