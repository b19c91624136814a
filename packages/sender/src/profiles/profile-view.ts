import { HARD_CEILINGS } from '@mywasender/campaigns/pace/settings';
import { newChatsPerDay } from '@mywasender/campaigns/pace/warm-up';
import { officialNewChats } from '@mywasender/campaigns/pace/whatsapp-meter';
import type { CloudAccount, Profile, ProfileMeter, ProfileState } from '@mywasender/contract/models/profile';
import type { GatewayState } from '@mywasender/gateway/port';
import type { Core } from '../core.ts';
import { officialFacts } from '../runner/gather-facts.ts';
import { profileById, type StoredCloud, type StoredMeter, type StoredProfile } from '../store/profiles.ts';
import { int } from '../store/row.ts';
import { cleanDays, countSends } from '../store/sends.ts';

/** A profile as the screens show it; `null` when it was removed. */
export function profileView(core: Core, id: string): Profile | null {
  const profile = profileById(core.sql, id);
  return profile === null ? null : toProfileView(core, profile);
}

export function toProfileView(core: Core, profile: StoredProfile): Profile {
  const now = core.deps.clock.now();
  const sends = countSends(core.sql, profile.id, now);
  const running = core.sql.get(
    `SELECT count(*) AS n FROM campaign_profiles p JOIN campaigns c ON c.id = p.campaign_id
     WHERE p.profile_id = ? AND p.pause_reason IS NULL AND c.status = 'running'`,
    [profile.id],
  );
  return {
    id: profile.id,
    name: profile.name,
    phone: profile.phone,
    state: toProfileState(core.profiles.state(profile.id), core.profiles.retryAt(profile.id)),
    createdAt: profile.createdAt,
    sentLastHour: sends.hour,
    sentToday: sends.day,
    newChatsToday: sends.newChats,
    newChatsAllowedToday: newChatsAllowed(core, profile, now),
    meter: profile.meter === null ? null : toMeter(profile.meter),
    proxy: profile.proxy === null ? null : { ...profile.proxy },
    ...(profile.cloud === null ? {} : { cloud: toCloudAccount(profile.cloud) }),
    runningCampaigns: running === undefined ? 0 : int(running, 'n'),
  };
}

/** Of our warm-up; on the official API of Meta's tier. */
function newChatsAllowed(core: Core, profile: StoredProfile, now: number): number {
  if (profile.cloud === null) return newChatsPerDay(cleanDays(core.sql, profile.id, profile.cleanFrom, now));
  return Math.min(officialNewChats(officialFacts(profile.meter)), HARD_CEILINGS.perDay);
}

function toProfileState(state: GatewayState, retryAt: number | null): ProfileState {
  if (state.kind === 'offline') return { ...state, ...(retryAt === null ? {} : { retryAt }) };
  return state.kind === 'outdated' ? { kind: 'outdated', missing: [...state.missing] } : state;
}

function toCloudAccount(cloud: StoredCloud): CloudAccount {
  const { phoneNumberId, wabaId, webhookUrl, verifyToken, heardAt, verifiedAt, webhookLost } = cloud;
  return { phoneNumberId, wabaId, webhookUrl, verifyToken, heardAt, verifiedAt, webhookLost };
}

function toMeter({ readAt, timeLock, newChats, official }: StoredMeter): ProfileMeter {
  return {
    readAt,
    timeLock: timeLock === undefined ? null : { active: timeLock.active, endsAt: timeLock.endsAt ?? null },
    newChats: newChats === undefined ? null : { ...newChats, cycleEndsAt: newChats.cycleEndsAt ?? null },
    ...(official === undefined ? {} : { official: { ...official } }),
  };
}
