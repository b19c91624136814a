import { parseMessage } from '../../packages/campaigns/src/template/parse-message.ts';
import { DEFAULT_SETTINGS } from '../../packages/contract/src/models/settings.ts';
import { freezeAudience } from '../../packages/sender/src/campaigns/freeze-audience.ts';
import { createSkippingClock } from '../../packages/sender/src/clock/create-skipping-clock.ts';
import type { Core } from '../../packages/sender/src/core.ts';
import { chooseNext } from '../../packages/sender/src/runner/choose-next.ts';
import { createRunnerMemory } from '../../packages/sender/src/runner/runner-memory.ts';
import { activeCampaigns, campaignById } from '../../packages/sender/src/store/campaigns.ts';
import { openStore } from '../../packages/sender/src/store/open-store.ts';
import { completeStart, decideStart } from '../../packages/sender/src/store/started-people.ts';
import { START } from '../../packages/sender/test/harness.ts';

const PICKS = 1000;

/** Freezes the prepared campaign without anything around it, then picks person after person from the whole queue. */
const { sql, close } = openStore({ dataDir: process.argv[2] ?? '', now: Date.now() });
const campaign = campaignById(sql, 1);
const parsed = parseMessage(campaign?.draft.message ?? { text: '' });
if (campaign === null || !parsed.ok) throw new Error('the folder has no sound campaign');
const begun = performance.now();
const free = [campaign.draft.profileIds.length];
const between = () => undefined;
await freezeAudience(sql, campaign, parsed.versions, { at: START, free, between });
decideStart(sql, campaign.id, START);
await completeStart(sql, campaign, { at: START, between });
const ms = performance.now() - begun;

const profileId = campaign.draft.profileIds[0] ?? '';
// What picking asks of a core; a whole one would send meanwhile.
const core = {
  deps: { clock: createSkippingClock(START), random: () => 0.5 },
  sql,
  profiles: { readySession: () => ({}) },
  license: { maySend: () => true },
  settings: { get: () => DEFAULT_SETTINGS },
  memory: createRunnerMemory(),
} as unknown as Core;
const picks: number[] = [];
while (picks.length < PICKS) {
  const from = performance.now();
  const next = chooseNext(core, profileId, activeCampaigns(sql, profileId));
  picks.push(performance.now() - from);
  if (next.kind !== 'send') throw new Error(`nobody to write to: ${next.wait?.reason}`);
  sql.run("UPDATE recipients SET status = 'sent' WHERE id = ?", [next.turn.recipient.id]);
}
picks.sort((a, b) => a - b);
close();
process.send?.({ ms, p50: picks[Math.floor(PICKS * 0.5)], p99: picks[Math.floor(PICKS * 0.99)] });
