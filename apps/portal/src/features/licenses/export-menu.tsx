import { Button, Menu } from '@mantine/core';
import type { ExportLicensesBody } from '@mywasender/contract/http/licenses';
import { useToasts } from '@mywasender/ui/undo-toast';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useApi } from '../../shared/api/api-context.tsx';
import { downloadFile } from '../../shared/download-file.ts';
import { dayOf } from '../../shared/end-of-day.ts';
import { useText } from '../../shared/use-text.ts';

export interface ExportMenuProps {
  /** which ones: what some filters find, all of it, or those named */
  readonly licenses: ExportLicensesBody;
  readonly size?: 'compact-sm';
  readonly disabled?: boolean;
}

/** Saves licenses as a file for spreadsheets, however many there are. */
export function ExportMenu({ licenses, size, disabled = false }: ExportMenuProps) {
  const api = useApi();
  const toasts = useToasts();
  const text = useText();
  const save = useMutation({
    mutationFn: (withKeys: boolean) =>
      api.download('POST /v1/licenses/export', { body: { ...licenses, withKeys } }),
    onSuccess: (file) => downloadFile(`licenses-${dayOf(new Date())}.csv`, file),
    onError: toasts.failed,
  });
  return (
    <Menu>
      <Menu.Target>
        <Button
          variant="default"
          {...(size === undefined ? {} : { size })}
          leftSection={<IconDownload size={size === undefined ? 16 : 14} aria-hidden />}
          loading={save.isPending}
          disabled={disabled}
        >
          {text('licenses.exportCsv')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => save.mutate(false)}>{text('licenses.exportWithoutKeys')}</Menu.Item>
        <Menu.Item onClick={() => save.mutate(true)}>{text('licenses.exportWithKeys')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
