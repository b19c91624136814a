import type { Campaign, CampaignDraft } from '@mywasender/contract/models/campaign';
import { useEffect, useRef, useState } from 'react';
import { useCommand } from '../../shared/use-command.ts';
import { needsStart } from './repeat-fields.tsx';

/** Quiet time after the last change before the draft is saved, in milliseconds. */
const SAVE_AFTER_MS = 500;

export interface Draft {
  readonly value: CampaignDraft;
  /** A patch, or how it follows from the draft as it then is. */
  readonly change: (patch: Partial<CampaignDraft> | ((old: CampaignDraft) => Partial<CampaignDraft>)) => void;
  readonly saving: boolean;
  readonly error: Error | null;
  /** Everything typed is saved when this resolves to true. */
  readonly flush: () => Promise<boolean>;
}

/** A pace or schedule that the core would refuse is kept on the screen and not sent. */
const canBeSaved = ({ name, pace, schedule }: CampaignDraft) =>
  name.trim() !== '' &&
  pace.maxGapSeconds >= pace.minGapSeconds &&
  schedule.weekdays.length > 0 &&
  !needsStart(schedule);

/** The draft on the screen, saved by itself. */
export function useDraft(campaign: Campaign): Draft {
  const { id: campaignId } = campaign;
  const [value, setValue] = useState(campaign.draft);
  const saved = useRef(campaign.draft);
  const newest = useRef(campaign.draft);
  const { mutateAsync, error, isPending } = useCommand('campaigns.update');

  const save = useRef(async () => true);
  useEffect(() => {
    save.current = async () => {
      const draft = newest.current;
      if (draft === saved.current) return true;
      if (!canBeSaved(draft)) return false;
      try {
        await mutateAsync({ campaignId, draft: { ...draft, name: draft.name.trim() } });
      } catch {
        // Shown through `error`; what was typed stays and is saved with the next change.
        return false;
      }
      saved.current = draft;
      return true;
    };
  });

  useEffect(() => {
    newest.current = value;
    const timer = setTimeout(() => void save.current(), SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [value]);
  // Leaving the page within the quiet time must not lose the last words.
  useEffect(() => () => void save.current(), []);

  return {
    value,
    change: (patch) => setValue((old) => ({ ...old, ...(typeof patch === 'function' ? patch(old) : patch) })),
    saving: isPending,
    error,
    flush: () => save.current(),
  };
}
