import { type Forecast, type ForecastInput, forecast } from '@mywasender/campaigns/forecast';
import { zonesOfCountry } from '@mywasender/campaigns/pace/zones';
import { shareOut } from '@mywasender/campaigns/share-out';
import type { CampaignDraft } from '@mywasender/contract/models/campaign';
import { audienceSql } from '../audience/audience-sql.ts';
import type { Core } from '../core.ts';
import { profileFacts } from '../runner/gather-facts.ts';
import { paceOf } from '../runner/pace-of.ts';
import { text } from '../store/row.ts';
import { type Audience, measureAudience } from './measure-audience.ts';
import { testDelay } from './test-delay.ts';

/** What one profile would have to do. */
export interface ShareForecast extends Forecast {
  readonly profileId: string;
  readonly people: number;
}

export interface DraftForecast {
  readonly shares: readonly ShareForecast[];
  /** Epoch ms of the last message; `null` when a profile does not reach everybody. */
  readonly finishAt: number | null;
  readonly days: readonly { readonly date: string; readonly messages: number }[];
  readonly unreached: number;
}

/**
 * When the campaign would end, by the country most of its people live in: each profile by itself, and all together.
 * Nobody knows when people of a follow-up are due.
 */
export function forecastDraft(core: Core, draft: CampaignDraft, audience: Audience): DraftForecast {
  if (draft.audience.followUp !== undefined) return { shares: [], finishAt: null, days: [], unreached: 0 };
  const inputs = inputsOf(core, draft, audience);
  const parts = partsOf(inputs, audience);
  const shares = inputs.map((input, index) => {
    const part = parts[index] ?? 0;
    const queued = { queuedNew: input.queuedNew + part, queuedKnown: input.queuedKnown };
    const people = queued.queuedNew + queued.queuedKnown;
    return { profileId: input.profileId, people, ...forecast({ ...input, ...queued }) };
  });
  const busy = shares.filter(({ people }) => people > 0);
  const ends = busy.flatMap(({ finishAt }) => (finishAt === null ? [] : [finishAt]));
  const end = Math.max(core.deps.clock.now(), ...ends) + (busy.length > 0 ? testDelay(draft) : 0);
  return {
    shares,
    finishAt: ends.length < busy.length ? null : end,
    days: sumDays(shares),
    unreached: shares.reduce((sum, { unreached }) => sum + unreached, 0),
  };
}

/** How many of those whom no profile knows each profile takes, in the order of the draft. One takes whoever is left. */
export async function planFree(core: Core, draft: CampaignDraft): Promise<readonly number[]> {
  if (draft.profileIds.length === 1) return [0];
  const audience = await measureAudience(core, draft);
  return partsOf(inputsOf(core, draft, audience), audience);
}

interface ShareInput extends ForecastInput {
  readonly profileId: string;
}

function inputsOf(core: Core, draft: CampaignDraft, { bound }: Audience): readonly ShareInput[] {
  const now = core.deps.clock.now();
  const zone = mainZoneOf(core, draft, now);
  return draft.profileIds.map((profileId, index) => ({
    profileId,
    queuedNew: bound[index]?.fresh ?? 0,
    queuedKnown: bound[index]?.known ?? 0,
    pace: paceOf(draft),
    profile: profileFacts(core, profileId, now),
    zone,
    now,
    startsAt: draft.schedule.startAt,
    expiresAt: draft.schedule.expiresAt,
  }));
}

/** By what each could do if everybody were its own: warm-up, WhatsApp's quota and its own people are in that. */
function partsOf(inputs: readonly ShareInput[], { free }: Audience): readonly number[] {
  const capacities = inputs.map((input) => ({
    reserved: input.queuedNew,
    days: forecast({ ...input, queuedNew: input.queuedNew + free }).days,
  }));
  return shareOut(free, capacities);
}

function mainZoneOf(core: Core, draft: CampaignDraft, now: number): string {
  const { condition, params } = audienceSql(core.sql, draft.audience, now);
  const row = core.sql.get(
    `SELECT c.country FROM contacts c WHERE ${condition} GROUP BY c.country ORDER BY count(*) DESC LIMIT 1`,
    params,
  );
  return zonesOfCountry(row === undefined ? '' : text(row, 'country'))[0] ?? 'UTC';
}

function sumDays(shares: readonly ShareForecast[]): DraftForecast['days'] {
  const messages = new Map<string, number>();
  for (const { days } of shares)
    for (const { date, newChats, knownChats } of days)
      messages.set(date, (messages.get(date) ?? 0) + newChats + knownChats);
  return [...messages]
    .map(([date, count]) => ({ date, messages: count }))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}
