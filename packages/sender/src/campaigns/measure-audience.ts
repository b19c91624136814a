import { type Forecast, forecast } from '@mywasender/campaigns/forecast';
import { zonesOfCountry } from '@mywasender/campaigns/pace/zones';
import type { CampaignDraft } from '@mywasender/contract/models/campaign';
import { audienceSql } from '../audience/audience-sql.ts';
import type { Core } from '../core.ts';
import { profileFacts } from '../runner/gather-facts.ts';
import { paceOf } from '../runner/pace-of.ts';
import { int, text, textOrNull } from '../store/row.ts';
import { KNOWN_SQL, knownParams, leftOutSql } from './freeze-audience.ts';
import { onlyProfile } from './only-profile.ts';
import { testDelay } from './test-delay.ts';

export interface Audience {
  readonly total: number;
  readonly willReceive: number;
  readonly known: number;
  readonly leftOut: readonly { readonly reason: string; readonly people: number }[];
}

/** Who would be in the campaign if it started now, by the same conditions that freeze it. */
export function measureAudience(core: Core, draft: CampaignDraft): Audience {
  const now = core.deps.clock.now();
  const audience = audienceSql(core.sql, draft.audience, now);
  const { condition, params } = audience;
  const rows = core.sql.all(
    `SELECT ${leftOutSql(audience)} AS reason, count(*) AS people, sum(${KNOWN_SQL}) AS known
     FROM contacts c WHERE ${condition} GROUP BY 1`,
    { ...params, ...audience.excluded.params, ...knownParams(draft, now) },
  );
  const queued = rows.find((row) => row.reason === null);
  return {
    total: rows.reduce((sum, row) => sum + int(row, 'people'), 0),
    willReceive: queued === undefined ? 0 : int(queued, 'people'),
    known: queued === undefined ? 0 : int(queued, 'known'),
    leftOut: rows.flatMap((row) => {
      const reason = textOrNull(row, 'reason');
      return reason === null ? [] : [{ reason, people: int(row, 'people') }];
    }),
  };
}

/** When the campaign would end, by the country most of its people live in. Nobody knows when people of a follow-up are due. */
export function forecastDraft(core: Core, draft: CampaignDraft, audience: Audience): Forecast {
  if (draft.audience.followUp !== undefined) return { finishAt: null, days: [], unreached: 0 };
  const now = core.deps.clock.now();
  const { condition, params } = audienceSql(core.sql, draft.audience, now);
  const row = core.sql.get(
    `SELECT c.country FROM contacts c WHERE ${condition} GROUP BY c.country ORDER BY count(*) DESC LIMIT 1`,
    params,
  );
  const country = row === undefined ? '' : text(row, 'country');
  const { finishAt, ...rest } = forecast({
    queuedNew: audience.willReceive - audience.known,
    queuedKnown: audience.known,
    pace: paceOf(draft),
    profile: profileFacts(core, onlyProfile(draft), now),
    zone: zonesOfCountry(country)[0] ?? 'UTC',
    now,
    startsAt: draft.schedule.startAt,
    expiresAt: draft.schedule.expiresAt,
  });
  return { ...rest, finishAt: finishAt === null ? null : finishAt + testDelay(draft) };
}
