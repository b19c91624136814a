import type { CampaignDraft } from '@mywasender/contract/models/campaign';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { today } from '../../shared/consent-fields.tsx';
import { useCommand } from '../../shared/use-command.ts';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';
import { AudienceStep } from './audience-step.tsx';
import { BLANK_DRAFT } from './blank-draft.ts';
import { EditorFrame } from './editor-frame.tsx';
import { comingHolidays } from './holiday-list.ts';

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
  const { template: templateId } = useSearch({ from: '/frame/campaigns/new' });
  const use = useCommand('templates.use');
  const { data: settings } = useCommandQuery('settings.get', {});
  const begin = async (audience: Partial<CampaignDraft>) => {
    const holidays = comingHolidays(settings?.holidays ?? [], today());
    const schedule = { ...BLANK_DRAFT.schedule, ...(holidays.length === 0 ? {} : { holidays }) };
    const draft = { ...BLANK_DRAFT, schedule, ...audience };
    const message = templateId === undefined ? draft.message : (await use.mutateAsync({ templateId })).texts;
    await create.mutateAsync({ ...draft, message });
  };
  return (
    <EditorFrame title={text('editor.newTitle')} step="audience">
      <AudienceStep
        value={BLANK_DRAFT}
        pending={create.isPending || use.isPending}
        // What goes wrong is shown below.
        onNext={(audience) => void begin(audience).catch(() => undefined)}
      />
      <ErrorNotice error={use.error ?? create.error} />
    </EditorFrame>
  );
}
