import { Button } from '@mantine/core';
import type { AuditFilters } from '@mywasender/contract/http/admin';
import { useToasts } from '@mywasender/ui/undo-toast';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useApi } from '../../shared/api/api-context.tsx';
import { downloadText } from '../../shared/download-file.ts';
import { useText } from '../../shared/use-text.ts';

/** Saves the entries these filters find, all of them, as a file. */
export function ExportButton({ filters }: { readonly filters: AuditFilters }) {
  const api = useApi();
  const toasts = useToasts();
  const text = useText();
  const download = useMutation({
    mutationFn: () => api.call('GET /v1/admin/audit.csv', { query: filters }),
    onSuccess: (csv) => downloadText(`audit-${new Date().toISOString().slice(0, 10)}.csv`, 'text/csv', csv),
    onError: toasts.failed,
  });
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} aria-hidden />}
      loading={download.isPending}
      onClick={() => download.mutate()}
    >
      {text('audit.exportCsv')}
    </Button>
  );
}
