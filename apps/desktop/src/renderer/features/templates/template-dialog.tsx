import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import type { Template, TemplateTexts } from '@mywasender/contract/models/template';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useToasts } from '@mywasender/ui/undo-toast';
import { type FormEvent, useState } from 'react';
import { languageDirection } from '../../shared/language-direction.ts';
import { TemplateFields, type TemplateNaming } from '../../shared/template-fields.tsx';
import { useCommand } from '../../shared/use-command.ts';
import { useLanguageName } from '../../shared/use-language-name.ts';
import { useText } from '../../shared/use-text.ts';

export interface TemplateDialogProps {
  readonly template: Template;
  readonly onClose: () => void;
}

/** Name, tags and texts of a template. What of it is tried against what is set where it is used. */
export function TemplateDialog({ template, onClose }: TemplateDialogProps) {
  const text = useText();
  const toasts = useToasts();
  const nameOf = useLanguageName();
  const [naming, setNaming] = useState<TemplateNaming>(template);
  const [texts, setTexts] = useState<TemplateTexts>(template.texts);
  const save = useCommand('templates.save', {
    onSuccess: (saved) => {
      onClose();
      toasts.done(text('templates.saved', { name: saved.name }));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { name, tags } = naming;
    if (name.trim() !== '') save.mutate({ templateId: template.id, name, tags: [...tags], texts });
  };
  const setTranslation = (language: string, value: string) =>
    setTexts({
      ...texts,
      translations: (texts.translations ?? []).map((one) =>
        one.language === language ? { ...one, text: value } : one,
      ),
    });
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={text('templates.editTitle')}
      closeButtonProps={{ 'aria-label': text('app.actions.close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          <TemplateFields value={naming} onChange={setNaming} />
          {texts.variants === undefined ? (
            <>
              <Textarea
                label={text('templates.text')}
                autosize
                minRows={4}
                maxRows={14}
                maxLength={10_000}
                dir="auto"
                value={texts.text}
                onChange={(event) => setTexts({ ...texts, text: event.currentTarget.value })}
              />
              {texts.translations?.map(({ language, text: translated }) => (
                <Textarea
                  key={language}
                  label={nameOf(language)}
                  lang={language}
                  dir={languageDirection(language)}
                  autosize
                  minRows={3}
                  maxRows={14}
                  maxLength={10_000}
                  value={translated}
                  onChange={(event) => setTranslation(language, event.currentTarget.value)}
                />
              ))}
            </>
          ) : (
            <>
              {texts.variants.items.map((item) => (
                <div key={item.name}>
                  <Text size="sm" fw={600}>
                    {item.name}
                  </Text>
                  <Text size="sm" dir="auto" style={{ whiteSpace: 'pre-wrap' }}>
                    {item.text}
                  </Text>
                </div>
              ))}
              <Text size="sm" c="dimmed">
                {text('templates.variantsHint')}
              </Text>
            </>
          )}
          <ErrorNotice error={save.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {text('app.actions.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {text('app.actions.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
