import { setImmediate } from 'node:timers/promises';
import { maxTextWith } from '@mywasender/campaigns/media/media-rules';
import { AppError } from '@mywasender/contract/app-error';
import type { CampaignCheck, CheckItem } from '@mywasender/contract/models/campaign';
import { approvedItems, readTemplatesAgain, spokenMessage } from '../cloud/check-cloud.ts';
import type { Core } from '../core.ts';
import { mayStillJoin } from '../follow-ups/watch-campaign.ts';
import { needsOf } from '../runner/content-of.ts';
import { termsState } from '../settings/terms.ts';
import type { StoredCampaign } from '../store/campaigns.ts';
import { profileName } from '../store/profiles.ts';
import { checkTemplate, usedFields } from '../templates/check-template.ts';
import { checkProfile, item } from './check-profile.ts';
import { findLongTexts } from './find-long-texts.ts';
import { forecastDraft } from './forecast-draft.ts';
import { type Audience, measureAudience } from './measure-audience.ts';
import { measureLanguages } from './measure-languages.ts';
import { requireCampaign } from './require.ts';

/** People that are looked at without a pause. */
const MANY = 5000;

/** Everything that is looked at before the start. Reads WhatsApp's limits on every profile that is ready; sends nothing. Throws `PROFILE_RELOADING`. */
export async function checkCampaign(
  core: Core,
  input: { readonly campaignId: string },
): Promise<CampaignCheck> {
  const campaign = requireCampaign(core, input.campaignId);
  const needs = needsOf(campaign.draft);
  const profiles: CheckItem[] = [];
  for (const profileId of campaign.draft.profileIds)
    profiles.push(...(await checkProfile(core, profileId, needs)));
  await readTemplatesAgain(core, campaign.draft);
  const audience = await measureAudience(core, campaign.draft);
  // Each of these looks at everybody: other commands are answered in between.
  const pause = async () => (audience.total > MANY ? setImmediate() : undefined);
  await pause();
  const languages = measureLanguages(core, campaign.draft);
  await pause();
  const forecast = forecastDraft(core, campaign.draft, audience);
  await pause();
  const template = templateItem(core, campaign);
  await pause();
  const length = lengthItems(core, campaign);
  await pause();
  const items: CheckItem[] = [
    licenseItem(core),
    item('terms', termsState(core).accepted?.version === termsState(core).version ? 'ok' : 'error', {}),
    ...audienceItems(core, campaign, audience),
    consentItem(audience),
    template,
    ...length,
    ...(await approvedItems(core, campaign, audience)),
    ...(await mediaItems(core, campaign)),
    scheduleItem(core, campaign, forecast.unreached),
    ...profiles,
  ];
  return {
    ready: items.every(({ level }) => level !== 'error'),
    items,
    audience: {
      total: audience.total,
      willReceive: audience.willReceive,
      leftOut: audience.leftOut.map((entry) => ({ ...entry })),
      ...(languages === null ? {} : { languages }),
    },
    forecast: {
      finishAt: forecast.finishAt,
      days: [...forecast.days],
      profiles: forecast.shares.map(({ profileId, people, finishAt }) => ({
        profileId,
        name: profileName(core.sql, profileId),
        people,
        finishAt,
      })),
    },
  };
}

/** Throws `CAMPAIGN_NOT_READY` with the codes of what is missing. */
export async function requireReady(core: Core, input: { readonly campaignId: string }): Promise<void> {
  const check = await checkCampaign(core, input);
  const problems = new Set(check.items.filter(({ level }) => level === 'error').map(({ code }) => code));
  if (problems.size > 0) throw new AppError('CAMPAIGN_NOT_READY', { problems: [...problems].join(', ') });
}

function licenseItem(core: Core): CheckItem {
  const { mode, detail } = core.license.state();
  const level = mode === 'active' ? 'ok' : mode === 'grace' ? 'warning' : 'error';
  return item('license', level, { mode, detail });
}

function audienceItems(core: Core, campaign: StoredCampaign, { total, willReceive }: Audience): CheckItem[] {
  const audience = item('audience', willReceive === 0 ? 'error' : 'ok', { total, willReceive });
  const { followUp } = campaign.draft.audience;
  if (followUp === undefined) return [audience];
  const source = requireCampaign(core, followUp.campaignId);
  const level = source.status === 'draft' ? 'error' : 'ok';
  // Nobody yet is no mistake where people come while it runs.
  const nobody = willReceive === 0 && !mayStillJoin(core.sql, campaign, core.deps.clock.now());
  return [item('follow-up', level, { name: source.draft.name }), ...(nobody ? [audience] : [])];
}

function consentItem({ leftOut }: Audience): CheckItem {
  const people = leftOut.find(({ reason }) => reason === 'no-consent')?.people ?? 0;
  return item('consent', people === 0 ? 'ok' : 'warning', { people });
}

function templateItem(core: Core, { draft }: StoredCampaign): CheckItem {
  const input = { ...spokenMessage(core.sql, draft), audience: draft.audience };
  const { problems } = checkTemplate(core, input, usedFields(core, input));
  const errors = problems.filter(({ level }) => level === 'error');
  const told = errors.length > 0 ? errors : problems;
  const level = errors.length > 0 ? 'error' : problems.length > 0 ? 'warning' : 'ok';
  return item('template', level, { problems: [...new Set(told.map(({ code }) => code))].join(', ') });
}

function lengthItems(core: Core, campaign: StoredCampaign): CheckItem[] {
  const long = findLongTexts(core.sql, campaign, core.deps.clock.now());
  if (long === null) return [];
  const params = {
    people: long.people,
    who: long.who.join(', '),
    limit: maxTextWith(campaign.draft.message.media),
  };
  return [item('length', long.people === 0 ? 'ok' : 'error', params)];
}

async function mediaItems(core: Core, { draft }: StoredCampaign): Promise<CheckItem[]> {
  const { media } = draft.message;
  if (media === undefined) return [];
  const state = await core.media.stateOf(media);
  const problem = state === 'ready' ? 'none' : state;
  return [item('media', state === 'ready' ? 'ok' : 'error', { problem, name: media.fileName })];
}

function scheduleItem(core: Core, { draft }: StoredCampaign, unreached: number): CheckItem {
  const now = core.deps.clock.now();
  const { startAt, expiresAt } = draft.schedule;
  if (expiresAt !== null && expiresAt <= now)
    return item('schedule', 'error', { problem: 'expires-in-past' });
  if (expiresAt !== null && startAt !== null && expiresAt <= startAt) {
    return item('schedule', 'error', { problem: 'expires-before-start' });
  }
  if (startAt !== null && startAt < now) return item('schedule', 'warning', { problem: 'start-in-past' });
  return expiresAt !== null && unreached > 0
    ? item('schedule', 'warning', { problem: 'will-expire' })
    : item('schedule', 'ok', { problem: 'none' });
}
