import { ExportMenu } from '../../shared/export-menu.tsx';
import { useExport } from '../../shared/use-export.ts';

export function SaveRehearsal({ campaignId }: { readonly campaignId: string }) {
  const exporting = useExport('campaigns.exportRehearsal');
  return (
    <ExportMenu
      loading={exporting.isPending}
      onExport={(format) => exporting.mutate({ campaignId, format })}
    />
  );
}
