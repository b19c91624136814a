import { Button, Group } from '@mantine/core';
import { useToasts } from '@mywasender/ui/undo-toast';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useTransport } from '../../shared/core.tsx';
import { useCommand } from '../../shared/use-command.ts';
import { useText } from '../../shared/use-text.ts';

export function ReportActions({ campaignId }: { readonly campaignId: string }) {
  const text = useText();
  const toasts = useToasts();
  const transport = useTransport();
  const save = async (file: string, name: string) => {
    await transport.saveFile(file, name);
    toasts.done(text('report.exported'));
  };
  const exporting = useCommand('campaigns.export', {
    onSuccess: ({ file, name }) => {
      save(file, name).catch(toasts.failed);
    },
    onError: toasts.failed,
  });
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
