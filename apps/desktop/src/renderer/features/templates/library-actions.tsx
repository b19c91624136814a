import { Button, FileButton, Group, Menu } from '@mantine/core';
import { STARTER_LANGUAGES } from '@mywasender/contract/models/template';
import { useToasts } from '@mywasender/ui/undo-toast';
import { IconDownload, IconSparkles, IconUpload } from '@tabler/icons-react';
import { useTransport } from '../../shared/core.tsx';
import { useCommand } from '../../shared/use-command.ts';
import { useExport } from '../../shared/use-export.ts';
import { useLanguageName } from '../../shared/use-language-name.ts';
import { useText } from '../../shared/use-text.ts';

interface Added {
  readonly templateIds: readonly string[];
  readonly skipped: number;
}

/** What brings templates in and out: ready-made ones, a file of them, the library as a file. */
export function LibraryActions() {
  const text = useText();
  const toasts = useToasts();
  const nameOf = useLanguageName();
  const transport = useTransport();
  const exporting = useExport('templates.export');
  const remove = useCommand('templates.remove');
  const added = ({ templateIds, skipped }: Added) => {
    const said = text('templates.added', { count: templateIds.length });
    const sentence = skipped === 0 ? said : `${said} ${text('templates.skipped', { count: skipped })}`;
    if (templateIds.length === 0) toasts.done(sentence);
    else toasts.undo(sentence, () => remove.mutateAsync({ templateIds: [...templateIds] }));
  };
  const starters = useCommand('templates.addStarters', { onSuccess: added, onError: toasts.failed });
  const importing = useCommand('templates.import', { onSuccess: added, onError: toasts.failed });
  const take = (file: File | null) => {
    if (file === null) return;
    transport
      .putFile({ name: file.name, content: file })
      .then((token) => importing.mutate({ file: token }))
      .catch(toasts.failed);
  };
  return (
    <Group gap="sm">
      <Menu>
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconSparkles size={18} aria-hidden />}
            loading={starters.isPending}
          >
            {text('templates.starters')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {STARTER_LANGUAGES.map((language) => (
            <Menu.Item key={language} onClick={() => starters.mutate({ language })}>
              {nameOf(language)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <FileButton
        onChange={take}
        accept=".json,application/json"
        inputProps={{ 'aria-label': text('templates.import') }}
      >
        {(props) => (
          <Button
            {...props}
            variant="default"
            leftSection={<IconUpload size={18} aria-hidden />}
            loading={importing.isPending}
          >
            {text('templates.import')}
          </Button>
        )}
      </FileButton>
      <Button
        variant="default"
        leftSection={<IconDownload size={18} aria-hidden />}
        loading={exporting.isPending}
        onClick={() => exporting.mutate({})}
      >
        {text('templates.export')}
      </Button>
    </Group>
  );
}
