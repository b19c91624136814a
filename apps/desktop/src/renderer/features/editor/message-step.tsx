import { Button, Grid, Group, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { readSlots } from '@mywasender/campaigns/template/approved-values';
import { findTemplate } from '@mywasender/campaigns/template/fit-template';
import { parseMessage } from '@mywasender/campaigns/template/parse-message';
import type { Message } from '@mywasender/contract/models/campaign';
import type { TemplateTexts } from '@mywasender/contract/models/template';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useState } from 'react';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';
import { ApprovedMessage } from './approved-message.tsx';
import { ChannelChoice } from './channel-choice.tsx';
import { LanguageTabs } from './language-tabs.tsx';
import { MediaField } from './media-field.tsx';
import { MessageEditor } from './message-editor.tsx';
import {
  languagesOf,
  type MessagePlace,
  templateTexts,
  textAt,
  type Version,
  versionAt,
  versionsOf,
  withMedia,
  withText,
  withTexts,
  withVersion,
} from './message-place.ts';
import { MessagePreview } from './message-preview.tsx';
import { ProblemList } from './problem-list.tsx';
import { problemRange, type TextRange } from './problem-range.ts';
import { SaveTemplate } from './save-template.tsx';
import { TemplatePicker } from './template-picker.tsx';
import { isUnfilled, textsInWriting } from './template-values.ts';
import { useApprovedTemplates } from './use-approved-templates.ts';
import type { Draft } from './use-draft.ts';
import { VariantRule } from './variant-rule.tsx';
import { VariantTabs } from './variant-tabs.tsx';

export interface MessageStepProps {
  readonly draft: Draft;
  readonly onBack: () => void;
  readonly onNext: () => void;
}

/** The message in its languages, what is wrong with it, and how real people will read it. */
export function MessageStep({ draft, onBack, onNext }: MessageStepProps) {
  const text = useText();
  const toasts = useToasts();
  const { message, audience } = draft.value;
  const [place, setPlace] = useState<MessagePlace>({ variant: 0, language: null });
  const [shown, setShown] = useState<TextRange | null>(null);
  const [settled] = useDebouncedValue(message, 250);
  // Before anybody is chosen the message is tried on everybody.
  const named =
    audience.followUp !== undefined || audience.listIds.length + (audience.segmentIds?.length ?? 0) > 0;
  const profileId = draft.value.profileIds[0] ?? '';
  const profiles = useCommandQuery('profiles.list', {});
  const chosen = profiles.data?.profiles.filter(({ id }) => draft.value.profileIds.includes(id)) ?? [];
  const official = chosen.length > 0 && chosen.every(({ cloud }) => cloud !== undefined);
  const { template } = message;
  const [wantsTemplate, setWantsTemplate] = useState(template !== undefined);
  const approved = useApprovedTemplates(profileId, official && wantsTemplate);
  const known = findTemplate(approved.data?.templates ?? [], settled.template);
  const people = named ? { audience } : {};
  const texts = textsInWriting(settled, known);
  const file = settled.media === undefined ? {} : { media: settled.media };
  const check = useCommandQuery(
    'templates.check',
    { ...texts.checked, ...people, ...file },
    { keepPrevious: true },
  );
  const readable =
    parseMessage(settled).ok && (settled.template === undefined || readSlots(settled.template) !== null);
  const unfilled = isUnfilled(message);
  const blank =
    (message.media === undefined || wantsTemplate) &&
    versionsOf(message).some((one) => languagesOf(one).some((tag) => textAt(one, tag).trim() === ''));
  const { variant, language } = place;
  const version = versionAt(message, variant);
  const name = message.variants?.items[variant]?.name ?? null;
  const ofVersion = check.data?.problems.filter((problem) => problem.variant === name);
  const changeMessage = (change: (old: Message) => Message) =>
    draft.change((old) => ({ message: change(old.message) }));
  const changeVersion = (change: (old: Version) => Version) =>
    changeMessage((old) => withVersion(old, variant, change));
  const open = (next: MessagePlace) => {
    setShown(null);
    setPlace(next);
  };
  const show = (problem: NonNullable<typeof ofVersion>[number]) => {
    const found = message.variants?.items.findIndex((item) => item.name === problem.variant) ?? 0;
    const target = { variant: Math.max(0, found), language: problem.language };
    setPlace(target);
    const source = textAt(versionAt(message, target.variant), target.language);
    setShown(problemRange(source, problem) ?? { from: source.length, to: source.length });
  };
  const takeTemplate = (taken: TemplateTexts) => {
    const before = templateTexts(message);
    const put = (texts: TemplateTexts) => {
      open({ variant: 0, language: null });
      changeMessage((old) => withTexts(old, texts));
    };
    put(taken);
    toasts.undo(text('templates.taken'), async () => put(before));
  };
  return (
    <Stack>
      <Grid gap="xl">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack>
            {(official || wantsTemplate) && (
              <ChannelChoice
                approved={wantsTemplate}
                official={official}
                onChange={(wanted) => {
                  setWantsTemplate(wanted);
                  draft.change({ message: { text: '' } });
                }}
              />
            )}
            {wantsTemplate && official && (
              <ApprovedMessage
                profileId={profileId}
                message={message}
                known={approved}
                fields={check.data?.available ?? []}
                onChange={(next) => draft.change({ message: next })}
              />
            )}
            {!wantsTemplate && (
              <>
                <Group gap="xs">
                  <TemplatePicker onTake={takeTemplate} />
                  <SaveTemplate texts={templateTexts(message)} name={draft.value.name} disabled={blank} />
                </Group>
                {audience.followUp === undefined && (
                  <VariantTabs
                    message={message}
                    variant={variant}
                    onVariant={(next) => open({ variant: next, language: null })}
                    onChange={changeMessage}
                  />
                )}
                <LanguageTabs
                  key={variant}
                  version={version}
                  language={language}
                  marked={new Set(ofVersion?.map((problem) => problem.language))}
                  onLanguage={(next) => open({ variant, language: next })}
                  onChange={changeVersion}
                >
                  <MessageEditor
                    key={language}
                    value={textAt(version, language)}
                    language={language}
                    fields={check.data?.available ?? []}
                    shown={shown}
                    onChange={(next) => changeVersion((old) => withText(old, language, next))}
                  />
                </LanguageTabs>
                <MediaField
                  media={message.media}
                  onChange={(media) => changeMessage((old) => withMedia(old, media))}
                />
                {message.variants !== undefined && (
                  <VariantRule
                    variants={message.variants}
                    onChange={(next) => changeMessage((old) => ({ ...old, variants: next }))}
                  />
                )}
              </>
            )}
            <ProblemList problems={check.data?.problems} error={check.error} onShow={show} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <MessagePreview
            message={{ ...texts.shown, ...people }}
            approved={known}
            media={message.media}
            language={language}
            variant={variant}
            readable={readable}
          />
        </Grid.Col>
      </Grid>
      <Group justify="space-between">
        <Button variant="default" onClick={onBack}>
          {text('app.actions.back')}
        </Button>
        <Button disabled={unfilled || blank} onClick={onNext}>
          {text('app.actions.next')}
        </Button>
      </Group>
    </Stack>
  );
}
