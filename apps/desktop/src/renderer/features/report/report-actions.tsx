import { Button, Group } from '@mantine/core';
import type { Campaign } from '@mywasender/contract/models/campaign';
import { IconPrinter } from '@tabler/icons-react';
import { ExportMenu } from '../../shared/export-menu.tsx';
import { FollowUpButton } from '../../shared/follow-up-button.tsx';
import { useExport } from '../../shared/use-export.ts';
import { useText } from '../../shared/use-text.ts';

export function ReportActions({ campaign }: { readonly campaign: Campaign }) {
  const text = useText();
  const exporting = useExport('campaigns.export');
  return (
    <Group gap="sm" className="no-print">
      {campaign.status !== 'draft' && <FollowUpButton campaign={campaign} />}
      <Button
        variant="default"
        leftSection={<IconPrinter size={18} aria-hidden />}
        onClick={() => window.print()}
      >
        {text('report.print')}
      </Button>
      <ExportMenu
        loading={exporting.isPending}
        onExport={(format) => exporting.mutate({ campaignId: campaign.id, format })}
      />
    </Group>
  );
}
