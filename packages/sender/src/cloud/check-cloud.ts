import { composeApproved } from '@mywasender/campaigns/template/approved-template';
import {
  findTemplate,
  fitsTemplate,
  isFileKind,
  spokenTemplate,
} from '@mywasender/campaigns/template/fit-template';
import type { ApprovedTemplate } from '@mywasender/contract/models/approved-template';
import type {
  CampaignDraft,
  CheckItem,
  Message,
  MessageTemplate,
} from '@mywasender/contract/models/campaign';
import type { Media } from '@mywasender/contract/models/media';
import type { AccountLimits } from '@mywasender/gateway/port';
import { audienceSql } from '../audience/audience-sql.ts';
import type { Core } from '../core.ts';
import type { StoredCampaign } from '../store/campaigns.ts';
import { storedTemplates } from '../store/cloud-templates.ts';
import { profileById } from '../store/profiles.ts';
import type { Sql } from '../store/sql.ts';
import { type Problem, problemOfValues } from './check-values.ts';
import { countOpenWindows } from './count-open-windows.ts';
import { refreshTemplates } from './read-templates.ts';

/** What Meta says of the templates now, as far as it can be asked. */
export async function readTemplatesAgain(core: Core, draft: CampaignDraft): Promise<void> {
  if (draft.message.template === undefined || core.deps.graphUrl === null) return;
  for (const profileId of draft.profileIds) {
    if (core.profiles.readySession(profileId) === null || !isCloud(core, profileId)) continue;
    await refreshTemplates(core, profileId).catch((err: unknown) =>
      core.deps.log.warn({ err, profileId }, 'the templates of a profile could not be read again'),
    );
  }
}

/** Whether the message may be sent through the official API; none for WhatsApp Web with free text. */
export async function approvedItems(
  core: Core,
  campaign: StoredCampaign,
  { willReceive }: { readonly willReceive: number },
): Promise<CheckItem[]> {
  const { draft } = campaign;
  const official = draft.profileIds.filter((profileId) => isCloud(core, profileId));
  const { template } = draft.message;
  if (template !== undefined) {
    const found =
      official.length < draft.profileIds.length
        ? { problem: 'wrong-profile' }
        : (firstProblem(official, (profileId) => problemOf(core.sql, draft.message, template, profileId)) ??
          (await problemOfValues(core, campaign, template)));
    const params = found ?? { problem: 'none' };
    return [item(found === null ? 'ok' : 'error', { template: template.name, ...params })];
  }
  if (official.length === 0) return [];
  const now = core.deps.clock.now();
  const audience = audienceSql(core.sql, draft.audience, now);
  const people = countOpenWindows(core.sql, { audience, profileIds: official, now });
  const nobody = people === 0 && official.length === draft.profileIds.length;
  const level = nobody ? 'error' : people < willReceive ? 'warning' : 'ok';
  return [item(level, { problem: 'free-text', people, total: willReceive })];
}

function isCloud(core: Core, profileId: string): boolean {
  return profileById(core.sql, profileId)?.cloud != null;
}

function firstProblem(
  profileIds: readonly string[],
  problemOn: (profileId: string) => Problem | null,
): Problem | null {
  for (const profileId of profileIds) {
    const problem = problemOn(profileId);
    if (problem !== null) return problem;
  }
  return null;
}

function problemOf(sql: Sql, message: Message, template: MessageTemplate, profileId: string): Problem | null {
  const stored = storedTemplates(sql, profileId);
  if (stored === null) return { problem: 'not-read' };
  const known = findTemplate(stored.templates, template);
  if (known === undefined) return { problem: 'gone' };
  if (known.status !== 'APPROVED') return { problem: 'not-approved', status: known.status };
  if (known.obstacle !== null) return { problem: 'cannot-fill' };
  const composed = composeApproved(known.body, template.parameters);
  if (!fitsTemplate(template, known) || composed !== message.text) return { problem: 'changed' };
  return problemOfFile(message.media, known);
}

/** A header shows one kind of file, and of documents PDF alone; nothing else of a template has room for one. */
function problemOfFile(media: Media | undefined, { headerKind }: ApprovedTemplate): Problem | null {
  if (!isFileKind(headerKind)) return media === undefined ? null : { problem: 'media' };
  if (media === undefined) return { problem: 'no-file', kind: headerKind };
  if (media.kind !== headerKind) return { problem: 'file-kind', kind: headerKind };
  const refused = headerKind === 'document' && media.mimeType !== 'application/pdf';
  return refused ? { problem: 'not-pdf' } : null;
}

/** All of what the person reads: of a template its header, footer and buttons as well. */
export function spokenMessage(sql: Sql, { profileIds, message }: CampaignDraft) {
  const { template, ...own } = message;
  if (template === undefined) return own;
  const known = findTemplate(storedTemplates(sql, profileIds[0] ?? '')?.templates ?? [], template);
  if (known === undefined) return { text: own.text };
  return { text: spokenTemplate(known, template).join('\n') };
}

/** Meta's tier and its judgement of the number, in place of WhatsApp Web's meter. */
export function officialItem(
  { peoplePerDay, quality }: NonNullable<AccountLimits['official']>,
  profile: { readonly profileId: string; readonly name: string },
): CheckItem {
  const params = { ...profile, left: -1, total: peoplePerDay ?? -1 };
  if (quality === 'red' || quality === 'yellow') {
    return { code: 'meter', level: 'warning', params: { ...params, problem: 'quality' } };
  }
  return {
    code: 'meter',
    level: 'ok',
    params: { ...params, problem: peoplePerDay === null ? 'none' : 'tier' },
  };
}

function item(level: CheckItem['level'], params: CheckItem['params']): CheckItem {
  return { code: 'approved', level, params };
}
