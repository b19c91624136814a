import { Button } from '@mantine/core';
import { useToasts } from '@mywasender/ui/undo-toast';
import { IconDownload } from '@tabler/icons-react';
import { useTransport } from '../../shared/core.tsx';
import { useCommand } from '../../shared/use-command.ts';
import { useText } from '../../shared/use-text.ts';

export function SaveRehearsal({ campaignId }: { readonly campaignId: string }) {
  const text = useText();
  const toasts = useToasts();
  const transport = useTransport();
  const save = async (file: string, name: string) => {
    await transport.saveFile(file, name);
    toasts.done(text('report.exported'));
  };
  const exporting = useCommand('campaigns.exportRehearsal', {
    onSuccess: ({ file, name }) => {
      save(file, name).catch(toasts.failed);
    },
    onError: toasts.failed,
  });
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
