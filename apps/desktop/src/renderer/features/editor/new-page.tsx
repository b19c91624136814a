import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useNavigate } from '@tanstack/react-router';
import { useCommand } from '../../shared/use-command.ts';
import { useText } from '../../shared/use-text.ts';
import { AudienceStep } from './audience-step.tsx';
import { BLANK_DRAFT } from './blank-draft.ts';
import { EditorFrame } from './editor-frame.tsx';

/** Name, list and profile make a draft; from then on it is saved by itself. */
export function NewPage() {
  const text = useText();
  const navigate = useNavigate();
  const create = useCommand('campaigns.create', {
    onSuccess: ({ id }) =>
      void navigate({
        to: '/campaigns/$campaignId/edit',
        params: { campaignId: id },
        search: { step: 'message' },
        replace: true,
      }),
  });
  return (
    <EditorFrame title={text('editor.newTitle')} step="audience">
      <AudienceStep
        value={BLANK_DRAFT}
        pending={create.isPending}
        onNext={(audience) => create.mutate({ ...BLANK_DRAFT, ...audience })}
      />
      <ErrorNotice error={create.error} />
    </EditorFrame>
  );
}
