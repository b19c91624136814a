import { AppError } from '@mywasender/contract/app-error';
import type { CommandInput, CommandOutput } from '@mywasender/contract/commands/command-map';
import { listTemplates } from '@mywasender/gateway/cloud/list-templates';
import type { Core } from '../core.ts';
import { type StoredTemplates, storedTemplates, storeTemplates } from '../store/cloud-templates.ts';
import { graphOf, requireCloud } from './manage-cloud.ts';

/** The templates of a profile, from Meta when asked to or when none were read yet. Throws `CLOUD_ONLY`, `CLOUD_TEMPLATES_UNREAD`. */
export async function approvedTemplates(
  core: Core,
  { profileId, refresh }: CommandInput<'templates.approved'>,
): Promise<CommandOutput<'templates.approved'>> {
  requireCloud(core, { profileId });
  const known = refresh ? null : storedTemplates(core.sql, profileId);
  const { readAt, templates } = known ?? (await refreshTemplates(core, profileId));
  return { readAt, templates: [...templates] };
}

/** Reads them from Meta and keeps them. Throws `CLOUD_ONLY`, `CLOUD_TEMPLATES_UNREAD`; those read before stay then. */
export async function refreshTemplates(core: Core, profileId: string): Promise<StoredTemplates> {
  const { cloud } = requireCloud(core, { profileId });
  const answer = await listTemplates(await graphOf(core, profileId), cloud.wabaId);
  if (answer.kind !== 'ok') {
    const problem = answer.kind === 'refused' ? `error ${answer.code}` : 'no answer';
    throw new AppError('CLOUD_TEMPLATES_UNREAD', { problem });
  }
  const stored: StoredTemplates = {
    readAt: core.deps.wallClock.now(),
    templates: answer.body,
  };
  storeTemplates(core.sql, profileId, stored);
  return stored;
}
