import { Button } from '@mantine/core';
import type { Campaign } from '@mywasender/contract/models/campaign';
import { useToasts } from '@mywasender/ui/undo-toast';
import { IconCornerDownRight } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useCommand } from './use-command.ts';
import { useText } from './use-text.ts';

const TWO_DAYS = 48;

/** Makes a draft that follows this campaign up, and opens it. */
export function FollowUpButton({ campaign }: { readonly campaign: Campaign }) {
  const text = useText();
  const toasts = useToasts();
  const navigate = useNavigate();
  const create = useCommand('campaigns.create', {
    onSuccess: ({ id }) =>
      void navigate({
        to: '/campaigns/$campaignId/edit',
        params: { campaignId: id },
        search: { step: 'audience' },
      }),
    onError: toasts.failed,
  });
  const { draft } = campaign;
  const { repeat: _, ...schedule } = draft.schedule;
  const followUp = { campaignId: campaign.id, when: { kind: 'not-read' as const }, afterHours: TWO_DAYS };
  const make = () =>
    create.mutate({
      name: text('campaigns.followUpName', { name: campaign.name }).slice(0, 120),
      profileIds: draft.profileIds,
      audience: { listIds: [], followUp },
      message: { text: '' },
      schedule: { ...schedule, startAt: null, expiresAt: null },
      pace: draft.pace,
    });
  return (
    <Button
      variant="default"
      leftSection={<IconCornerDownRight size={18} aria-hidden />}
      loading={create.isPending}
      onClick={make}
    >
      {text('campaigns.followUp')}
    </Button>
  );
}
