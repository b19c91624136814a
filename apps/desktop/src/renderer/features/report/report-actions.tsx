import { Button, Group } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useExport } from '../../shared/use-export.ts';
import { useText } from '../../shared/use-text.ts';

export function ReportActions({ campaignId }: { readonly campaignId: string }) {
  const text = useText();
  const exporting = useExport('campaigns.export');
  return (
    <Group gap="sm" className="no-print">
      <Button
        variant="default"
        leftSection={<IconPrinter size={18} aria-hidden />}
        onClick={() => window.print()}
      >
        {text('report.print')}
      </Button>
      <Button
        leftSection={<IconDownload size={18} aria-hidden />}
        loading={exporting.isPending}
        onClick={() => exporting.mutate({ campaignId })}
      >
        {text('report.export')}
      </Button>
    </Group>
  );
}
