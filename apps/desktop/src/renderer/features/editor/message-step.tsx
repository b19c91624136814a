import { Button, Grid, Group, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { composeApproved } from '@mywasender/campaigns/template/approved-template';
import { parseMessage } from '@mywasender/campaigns/template/parse-message';
import { useState } from 'react';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';
import { ApprovedMessage } from './approved-message.tsx';
import { ChannelChoice } from './channel-choice.tsx';
import { LanguageTabs } from './language-tabs.tsx';
import { MessageEditor } from './message-editor.tsx';
import { languagesOf, type MessagePlace, textAt, withText } from './message-place.ts';
import { MessagePreview } from './message-preview.tsx';
import { ProblemList } from './problem-list.tsx';
import { spokenText, useApprovedTemplates } from './use-approved-templates.ts';
import type { Draft } from './use-draft.ts';

export interface MessageStepProps {
  readonly draft: Draft;
  readonly onBack: () => void;
  readonly onNext: () => void;
}

/** The message in its languages, what is wrong with it, and how real people will read it. */
export function MessageStep({ draft, onBack, onNext }: MessageStepProps) {
  const text = useText();
  const { message, audience } = draft.value;
  const [place, setPlace] = useState<MessagePlace>({ language: null });
  const [settled] = useDebouncedValue(message, 250);
  const profileId = draft.value.profileIds[0] ?? '';
  const profiles = useCommandQuery('profiles.list', {});
  const official = profiles.data?.profiles.find(({ id }) => id === profileId)?.cloud !== undefined;
  const { template } = message;
  const [wantsTemplate, setWantsTemplate] = useState(template !== undefined);
  const approved = useApprovedTemplates(profileId, official && wantsTemplate);
  const { translations } = settled;
  const spoken = { text: spokenText(settled, approved.data?.templates ?? []) };
  const own = { text: settled.text, ...(translations === undefined ? {} : { translations }) };
  const texts = { ...(settled.template === undefined ? own : spoken), audience };
  const check = useCommandQuery('templates.check', texts, { keepPrevious: true });
  const readable = parseMessage(settled).ok;
  const unfilled = template?.parameters.some((parameter) => parameter.text.trim() === '') === true;
  const empty =
    unfilled || languagesOf(message).some((language) => textAt(message, { language }).trim() === '');
  const { language } = place;
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
                chosen={template}
                known={approved}
                fields={check.data?.available ?? []}
                onChange={(next, of) =>
                  draft.change({
                    message: { text: composeApproved(of.body, next.parameters), template: next },
                  })
                }
              />
            )}
            {!wantsTemplate && (
              <LanguageTabs
                message={message}
                language={language}
                marked={new Set(check.data?.problems.map((problem) => problem.language))}
                onLanguage={(next) => setPlace({ language: next })}
                onChange={(change) => draft.change((old) => ({ message: change(old.message) }))}
              >
                <MessageEditor
                  key={language}
                  value={textAt(message, place)}
                  language={language}
                  fields={check.data?.available ?? []}
                  onChange={(next) =>
                    draft.change((old) => ({ message: withText(old.message, place, next) }))
                  }
                />
              </LanguageTabs>
            )}
            <ProblemList problems={check.data?.problems} error={check.error} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <MessagePreview message={texts} language={language} readable={readable} />
        </Grid.Col>
      </Grid>
      <Group justify="space-between">
        <Button variant="default" onClick={onBack}>
          {text('app.actions.back')}
        </Button>
        <Button disabled={empty} onClick={onNext}>
          {text('app.actions.next')}
        </Button>
      </Group>
    </Stack>
  );
}
