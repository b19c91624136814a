import { Button, Menu } from '@mantine/core';
import { TABLE_FORMATS, type TableFormat } from '@mywasender/contract/models/table-format';
import { IconChevronDown, IconDownload } from '@tabler/icons-react';
import { useText } from './use-text.ts';

export interface ExportMenuProps {
  readonly loading: boolean;
  readonly onExport: (format: TableFormat) => void;
}

/** Saves a table, as the kind of file the user chooses. */
export function ExportMenu({ loading, onExport }: ExportMenuProps) {
  const text = useText();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconDownload size={18} aria-hidden />}
          rightSection={<IconChevronDown size={16} aria-hidden />}
          loading={loading}
        >
          {text('app.export.action')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {TABLE_FORMATS.map((format) => (
          <Menu.Item key={format} onClick={() => onExport(format)}>
            {text(`app.export.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
