import { composeApproved, hasChoices } from '@mywasender/campaigns/template/approved-template';
import { parseTemplate } from '@mywasender/campaigns/template/parse-template';
import { templateFields } from '@mywasender/campaigns/template/template-fields';
import type { ApprovedTemplate } from '@mywasender/contract/commands/templates';
import type { CampaignDraft, CheckItem, MessageTemplate } from '@mywasender/contract/models/campaign';
import type { AccountLimits } from '@mywasender/gateway/port';
import { audienceSql } from '../audience/audience-sql.ts';
import type { Core } from '../core.ts';
import { storedTemplates } from '../store/cloud-templates.ts';
import { profileById } from '../store/profiles.ts';
import type { Sql } from '../store/sql.ts';
import { countEmpty } from '../templates/check-template.ts';
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
export function approvedItems(
  core: Core,
  draft: CampaignDraft,
  { willReceive }: { readonly willReceive: number },
): CheckItem[] {
  const official = draft.profileIds.filter((profileId) => isCloud(core, profileId));
  const { template, media } = draft.message;
  if (template !== undefined && media !== undefined) return [item('error', { problem: 'media' })];
  if (template !== undefined) {
    const found =
      official.length < draft.profileIds.length
        ? { problem: 'wrong-profile' }
        : firstProblem(official, (profileId) => problemOf(core, draft, { template, profileId }));
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

type Problem = Readonly<Record<string, string | number>> & { readonly problem: string };

function problemOf(
  core: Core,
  draft: CampaignDraft,
  { template, profileId }: { readonly template: MessageTemplate; readonly profileId: string },
): Problem | null {
  const stored = storedTemplates(core.sql, profileId);
  if (stored === null) return { problem: 'not-read' };
  const known = findTemplate(stored.templates, template);
  if (known === undefined) return { problem: 'gone' };
  if (known.status !== 'APPROVED') return { problem: 'not-approved', status: known.status };
  if (known.obstacle !== null) return { problem: 'cannot-fill' };
  const names = template.parameters.map(({ name }) => name);
  const composed = composeApproved(known.body, template.parameters);
  if (names.join() !== known.parameters.join() || composed !== draft.message.text)
    return { problem: 'changed' };
  return problemOfParameters(core, draft, template);
}

function problemOfParameters(
  core: Core,
  draft: CampaignDraft,
  { parameters }: MessageTemplate,
): Problem | null {
  for (const { name, text } of parameters) {
    const parsed = parseTemplate(text);
    // what cannot be read is told of the message as a whole
    if (!parsed.ok) continue;
    if (hasChoices(parsed.ast)) return { problem: 'choices', field: name };
    if (text.trim() === '') return { problem: 'blank', field: name };
    for (const { name: field, covered } of templateFields(parsed.ast)) {
      const people = covered ? 0 : countEmpty(core, draft.audience, field);
      if (people > 0) return { problem: 'empty', field, people };
    }
  }
  return null;
}

/** All of what the person reads: of a template its header, footer and buttons as well. */
export function spokenMessage(sql: Sql, { profileIds, message }: CampaignDraft) {
  const { template, ...own } = message;
  if (template === undefined) return own;
  const known = findTemplate(storedTemplates(sql, profileIds[0] ?? '')?.templates ?? [], template);
  const parts = [known?.header, own.text, known?.footer, ...(known?.buttons ?? [])];
  return { text: parts.filter((part) => part != null && part !== '').join('\n') };
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

function findTemplate(
  templates: readonly ApprovedTemplate[],
  wanted: Pick<MessageTemplate, 'name' | 'language'>,
): ApprovedTemplate | undefined {
  return templates.find(({ name, language }) => name === wanted.name && language === wanted.language);
}

function item(level: CheckItem['level'], params: CheckItem['params']): CheckItem {
  return { code: 'approved', level, params };
}
