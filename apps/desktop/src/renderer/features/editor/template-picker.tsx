import { Button, Modal, NavLink, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { TemplateTexts } from '@mywasender/contract/models/template';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useToasts } from '@mywasender/ui/undo-toast';
import { IconTemplate } from '@tabler/icons-react';
import { useState } from 'react';
import { TextLink } from '../../shared/text-link.tsx';
import { useCommand } from '../../shared/use-command.ts';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';

/** More are found by searching. */
const SHOWN = 30;

/** Takes the texts of a template; what was written before comes back with undo, which the caller offers. */
export function TemplatePicker({ onTake }: { readonly onTake: (texts: TemplateTexts) => void }) {
  const text = useText();
  const toasts = useToasts();
  const [open, setOpen] = useState(false);
  const [search, setSearch] = useState('');
  const [wanted] = useDebouncedValue(search.trim(), 200);
  const { data, error } = useCommandQuery('templates.list', wanted === '' ? {} : { search: wanted }, {
    enabled: open,
    keepPrevious: true,
  });
  const use = useCommand('templates.use', {
    onError: toasts.failed,
    onSuccess: ({ texts }) => {
      setOpen(false);
      onTake(texts);
    },
  });
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconTemplate size={14} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {text('templates.take')}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={text('templates.take')}
        closeButtonProps={{ 'aria-label': text('app.actions.close') }}
      >
        <Stack>
          <TextInput
            type="search"
            label={text('templates.search')}
            placeholder={text('templates.searchHint')}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
            data-autofocus
          />
          <ErrorNotice error={error} />
          {data?.templates.length === 0 && (
            <Text size="sm">
              {text(wanted === '' ? 'templates.empty' : 'templates.nothingFound')}{' '}
              <TextLink to="/templates">{text('templates.title')}</TextLink>
            </Text>
          )}
          <div>
            {data?.templates.slice(0, SHOWN).map(({ id, name, texts }) => (
              <NavLink
                key={id}
                component="button"
                type="button"
                label={name}
                description={(texts.variants?.items[0]?.text ?? texts.text).slice(0, 120)}
                onClick={() => use.mutate({ templateId: id })}
              />
            ))}
          </div>
        </Stack>
      </Modal>
    </>
  );
}
