import { newChatQuotaLeft } from '@mywasender/campaigns/pace/whatsapp-meter';
import { AppError } from '@mywasender/contract/app-error';
import type { CheckItem } from '@mywasender/contract/models/campaign';
import type { CampaignCheckCode } from '@mywasender/contract/models/campaign-check-codes';
import type { GatewaySession } from '@mywasender/gateway/port';
import { officialItem } from '../cloud/check-cloud.ts';
import type { Core } from '../core.ts';
import { profileFacts } from '../runner/gather-facts.ts';
import { readMeter } from '../runner/read-meter.ts';
import { profileById, profileName } from '../store/profiles.ts';

const RELOADING: ReadonlySet<string> = new Set(['GATEWAY_CLOSED', 'GATEWAY_NOT_READY']);

/** What the page must be able to do beyond sending texts. */
type MediaNeeds = NonNullable<Parameters<GatewaySession['selfTest']>[0]>;

/**
 * What is looked at on one profile of a campaign; each line names it. Reads WhatsApp's limits when it is ready, sends
 * nothing. Throws `PROFILE_RELOADING`.
 */
export async function checkProfile(
  core: Core,
  profileId: string,
  needs: MediaNeeds,
): Promise<readonly CheckItem[]> {
  const name = profileName(core.sql, profileId);
  const whatsapp = await whatsappItem(core, profileId, { name, needs });
  await readMeter(core, profileId);
  const isCloud = profileById(core.sql, profileId)?.cloud != null;
  return [
    profileItem(core, profileId, name),
    ...(isCloud ? [] : [whatsapp]),
    meterItem(core, profileId, name),
  ];
}

/** One line of the list before the start. */
export function item(
  code: CampaignCheckCode,
  level: CheckItem['level'],
  params: CheckItem['params'],
): CheckItem {
  return { code, level, params };
}

function profileItem(core: Core, profileId: string, name: string): CheckItem {
  const { kind } = core.profiles.state(profileId);
  const linked = profileById(core.sql, profileId)?.phone != null;
  const level = kind === 'ready' ? 'ok' : linked ? 'warning' : 'error';
  return item('profile', level, { state: kind, profileId, name });
}

async function whatsappItem(
  core: Core,
  profileId: string,
  { name, needs }: { readonly name: string; readonly needs: MediaNeeds },
): Promise<CheckItem> {
  const session = core.profiles.readySession(profileId);
  if (session === null) return item('whatsapp', 'ok', { missing: '', profileId, name });
  const missing = await core.profiles
    .during(() => session.selfTest(needs))
    .catch(asReloading(core, profileId));
  return item('whatsapp', missing.length === 0 ? 'ok' : 'error', {
    missing: missing.join(', '),
    profileId,
    name,
  });
}

/** A page that is loaded anew just now has nothing wrong with it. */
function asReloading(core: Core, profileId: string) {
  return (error: unknown): never => {
    const passing = error instanceof AppError && RELOADING.has(error.code);
    if (!passing) throw error;
    throw new AppError('PROFILE_RELOADING', { profile: profileName(core.sql, profileId) }, error);
  };
}

function meterItem(core: Core, profileId: string, name: string): CheckItem {
  const official = profileById(core.sql, profileId)?.meter?.official;
  if (official !== undefined) return officialItem(official, { profileId, name });
  const { meter, sends } = profileFacts(core, profileId, core.deps.clock.now());
  const total = meter?.newChats?.total ?? -1;
  const told = (problem: string, left: number) => ({ problem, left, total, profileId, name });
  if (meter === null) return item('meter', 'ok', told('unknown', -1));
  const left = newChatQuotaLeft(meter, sends) ?? -1;
  if (meter.timeLock?.active === true) return item('meter', 'warning', told('time-lock', left));
  if (left === 0) return item('meter', 'warning', told('capped', left));
  const warned = meter.newChats !== undefined && meter.newChats.status !== 'none';
  return item('meter', warned ? 'warning' : 'ok', told(warned ? 'warning' : 'none', left));
}
