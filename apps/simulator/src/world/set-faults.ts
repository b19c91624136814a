import type { FaultsBody } from '../schemas.ts';
import { digitsOf } from './identity.ts';
import { unlinkPages } from './link-account.ts';
import type { Faults, StreamMode } from './types.ts';
import { changed, modeOf, type World } from './world.ts';

const MODES = {
  tosBlock: 'TOS_BLOCK',
  proxyBlock: 'PROXYBLOCK',
  conflict: 'CONFLICT',
  outdated: 'DEPRECATED_VERSION',
  offline: 'OFFLINE',
} as const satisfies Record<string, StreamMode>;

/** Named faults are replaced, `null` ends one, what is not named stays. */
export function setFaults(world: World, body: FaultsBody): void {
  const { tosBlock, proxyBlock, conflict, outdated, offline, logout, lid, ...standing } = body;
  const next: Record<string, unknown> = { ...world.faults };
  for (const [name, value] of Object.entries(standing)) {
    if (value === null) delete next[name];
    else if (value !== undefined) next[name] = normalise(value);
  }
  const lidChanged = lid !== undefined && lid !== world.faults.lid;
  world.faults = { ...(next as Partial<Faults>), lid: lid ?? world.faults.lid };
  // A page decides at its start how it addresses chats.
  if (lidChanged) for (const page of world.pages) page.send('reload', {});

  setModes(world, { tosBlock, proxyBlock, conflict, outdated, offline });
  if (logout !== undefined) unlinkPages(world, logout.profile, logout.reason ?? 'removed_on_phone');
  changed(world);
}

/** Phones as the log has them. */
function normalise(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('phone' in value)) return value;
  return typeof value.phone === 'string' ? { ...value, phone: digitsOf(value.phone) } : value;
}

function setModes(world: World, wanted: { [K in keyof typeof MODES]: FaultsBody[K] }): void {
  for (const name of Object.keys(MODES) as (keyof typeof MODES)[]) {
    const value = wanted[name];
    if (value === undefined) continue;
    const profile = typeof value === 'object' && value !== null ? (value.profile ?? '*') : '*';
    if (value === false || value === null) endMode(world, MODES[name]);
    else world.modes.set(profile, MODES[name]);
  }
  for (const page of world.pages) {
    if (page.profile !== undefined) page.send('mode', { mode: modeOf(world, page.profile) });
  }
}

function endMode(world: World, mode: StreamMode): void {
  for (const [profile, current] of world.modes) if (current === mode) world.modes.delete(profile);
}
