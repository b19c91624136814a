import { Button, Group } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { ExportMenu } from '../../shared/export-menu.tsx';
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
      <ExportMenu
        loading={exporting.isPending}
        onExport={(format) => exporting.mutate({ campaignId, format })}
      />
    </Group>
  );
}
