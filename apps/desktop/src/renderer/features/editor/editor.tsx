import { Stack, Text } from '@mantine/core';
import type { Campaign } from '@mywasender/contract/models/campaign';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useText } from '../../shared/use-text.ts';
import { AudienceStep } from './audience-step.tsx';
import { CheckStep } from './check-step.tsx';
import { EditorFrame } from './editor-frame.tsx';
import { MessageStep } from './message-step.tsx';
import { PaceStep } from './pace-step.tsx';
import { type EditorStep, stepOf } from './steps.ts';
import { useDraft } from './use-draft.ts';

export function Editor({ campaign }: { readonly campaign: Campaign }) {
  const text = useText();
  const navigate = useNavigate();
  const draft = useDraft(campaign);
  const step = stepOf(useSearch({ from: '/frame/campaigns/$campaignId/edit' }));
  const params = { campaignId: campaign.id };

  const goTo = (target: EditorStep) => {
    const show = () => void navigate({ to: '/campaigns/$campaignId/edit', params, search: { step: target } });
    // The check looks at what is saved, so it must wait for it; the other steps look at what is typed.
    if (target !== 'check') show();
    else void draft.flush().then((saved) => saved && show());
  };
  return (
    <EditorFrame
      title={text('editor.editTitle', { name: draft.value.name })}
      step={step}
      onStep={goTo}
      status={
        <Text size="sm" c="dimmed" role="status">
          {text(draft.saving ? 'editor.saving' : 'editor.saved')}
        </Text>
      }
    >
      <Stack>
        <ErrorNotice error={draft.error} />
        {step === 'audience' && (
          <AudienceStep
            value={draft.value}
            pending={false}
            onChange={draft.change}
            onNext={(audience) => {
              draft.change(audience);
              goTo('message');
            }}
          />
        )}
        {step === 'message' && (
          <MessageStep draft={draft} onBack={() => goTo('audience')} onNext={() => goTo('pace')} />
        )}
        {step === 'pace' && (
          <PaceStep
            campaignId={campaign.id}
            draft={draft}
            onBack={() => goTo('message')}
            onNext={() => goTo('check')}
          />
        )}
        {step === 'check' && <CheckStep campaign={campaign} onStep={goTo} />}
      </Stack>
    </EditorFrame>
  );
}
