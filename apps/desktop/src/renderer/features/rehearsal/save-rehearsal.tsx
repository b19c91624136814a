import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useExport } from '../../shared/use-export.ts';
import { useText } from '../../shared/use-text.ts';

export function SaveRehearsal({ campaignId }: { readonly campaignId: string }) {
  const text = useText();
  const exporting = useExport('campaigns.exportRehearsal');
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={18} aria-hidden />}
      loading={exporting.isPending}
      onClick={() => exporting.mutate({ campaignId })}
    >
      {text('report.export')}
    </Button>
  );
}
