import type { ProfileProxy } from '@mywasender/contract/models/profile';
import type { AccountLimits } from '@mywasender/gateway/port';
import { int, intOrNull, type Row, text, textOrNull } from './row.ts';
import type { Sql } from './sql.ts';

export interface StoredMeter extends AccountLimits {
  readonly readAt: number;
}

/** Its password lies in the secret store. */
export type StoredProxy = Readonly<ProfileProxy>;

/** A number of the official Cloud API; its secrets lie in the secret store. */
export interface StoredCloud {
  readonly phoneNumberId: string;
  readonly wabaId: string;
  /** of the license server, where its webhooks wait */
  readonly relayId: string;
  readonly webhookUrl: string;
  readonly verifyToken: string;
  /** position of the last webhook that was taken in */
  readonly readTo: number;
  readonly heardAt: number | null;
  /** when Meta last asked the address for its challenge */
  readonly verifiedAt: number | null;
  readonly webhookLost: boolean;
}

export interface StoredProfile {
  readonly id: string;
  readonly name: string;
  readonly phone: string | null;
  readonly wanted: boolean;
  readonly meter: StoredMeter | null;
  readonly coolDown: { readonly reason: string; readonly until: number } | null;
  /** Meta asked for fewer messages, so often in a row; none is tried before `until`. */
  readonly limited: { readonly times: number; readonly until: number };
  readonly breakersFrom: number;
  readonly cleanFrom: number;
  readonly createdAt: number;
  readonly proxy: StoredProxy | null;
  /** null: an account linked as WhatsApp Web */
  readonly cloud: StoredCloud | null;
}

export function allProfiles(sql: Sql): readonly StoredProfile[] {
  return sql.all('SELECT * FROM profiles WHERE removed_at IS NULL ORDER BY created_at, id').map(toProfile);
}

export function profileById(sql: Sql, id: string): StoredProfile | null {
  const row = sql.get('SELECT * FROM profiles WHERE id = ? AND removed_at IS NULL', [id]);
  return row === undefined ? null : toProfile(row);
}

/** Also of one that was removed: its campaigns are still told about. */
export function profileName(sql: Sql, id: string): string {
  const row = sql.get('SELECT name FROM profiles WHERE id = ?', [id]);
  return row === undefined ? '' : text(row, 'name');
}

export function insertProfile(sql: Sql, profile: { id: string; name: string; at: number }): void {
  sql.run('INSERT INTO profiles (id, name, created_at, clean_from) VALUES (?, ?, ?, ?)', [
    profile.id,
    profile.name,
    profile.at,
    profile.at,
  ]);
}

export function setProfileCloud(sql: Sql, id: string, cloud: StoredCloud): void {
  sql.run("UPDATE profiles SET kind = 'cloud', cloud = ? WHERE id = ?", [JSON.stringify(cloud), id]);
}

/** Changes some of it: the account and how far its webhooks were read are written by different hands. */
export function changeProfileCloud(sql: Sql, id: string, change: Partial<StoredCloud>): void {
  sql.run('UPDATE profiles SET cloud = json_patch(cloud, ?) WHERE id = ? AND cloud IS NOT NULL', [
    JSON.stringify(change),
    id,
  ]);
}

export function renameProfileRow(sql: Sql, id: string, name: string): void {
  sql.run('UPDATE profiles SET name = ? WHERE id = ?', [name, id]);
}

export function setProfilePhone(sql: Sql, id: string, phone: string | null): void {
  sql.run('UPDATE profiles SET phone = ? WHERE id = ?', [phone, id]);
}

export function setProfileWanted(sql: Sql, id: string, wanted: boolean): void {
  sql.run('UPDATE profiles SET wanted = ? WHERE id = ?', [wanted ? 1 : 0, id]);
}

export function setProfileMeter(sql: Sql, id: string, meter: StoredMeter): void {
  sql.run('UPDATE profiles SET meter = ? WHERE id = ?', [JSON.stringify(meter), id]);
}

export function setProfileProxy(sql: Sql, id: string, proxy: StoredProxy | null): void {
  sql.run('UPDATE profiles SET proxy = ? WHERE id = ?', [proxy === null ? null : JSON.stringify(proxy), id]);
}

/** A tripped breaker: warm-up begins anew, and what happened before does not trip it again. */
export function tripProfile(sql: Sql, id: string, trip: { reason: string; at: number; until: number }): void {
  sql.run(
    `UPDATE profiles SET cool_down_reason = ?, cool_down_until = ?, breakers_from = ?, clean_from = ?
     WHERE id = ?`,
    [trip.reason, trip.until, trip.at, trip.at, id],
  );
}

export function endCoolDown(sql: Sql, id: string): void {
  sql.run('UPDATE profiles SET cool_down_reason = NULL, cool_down_until = NULL WHERE id = ?', [id]);
}

export function limitProfile(sql: Sql, id: string, { times, until }: StoredProfile['limited']): void {
  sql.run('UPDATE profiles SET limited_times = ?, limited_until = ? WHERE id = ?', [times, until, id]);
}

/** Meta takes messages again. */
export function endLimit(sql: Sql, id: string): void {
  sql.run('UPDATE profiles SET limited_times = 0, limited_until = 0 WHERE id = ? AND limited_times > 0', [
    id,
  ]);
}

export function restartWarmUp(sql: Sql, id: string, at: number): void {
  sql.run('UPDATE profiles SET clean_from = ? WHERE id = ?', [at, id]);
}

export function markProfileRemoved(sql: Sql, id: string, at: number): void {
  sql.run('UPDATE profiles SET removed_at = ?, wanted = 0 WHERE id = ?', [at, id]);
}

function toProfile(row: Row): StoredProfile {
  const meter = textOrNull(row, 'meter');
  const proxy = textOrNull(row, 'proxy');
  const cloud = textOrNull(row, 'cloud');
  const reason = textOrNull(row, 'cool_down_reason');
  return {
    id: text(row, 'id'),
    name: text(row, 'name'),
    phone: textOrNull(row, 'phone'),
    wanted: int(row, 'wanted') === 1,
    meter: meter === null ? null : JSON.parse(meter),
    coolDown: reason === null ? null : { reason, until: intOrNull(row, 'cool_down_until') ?? 0 },
    limited: { times: int(row, 'limited_times'), until: int(row, 'limited_until') },
    breakersFrom: int(row, 'breakers_from'),
    cleanFrom: int(row, 'clean_from'),
    createdAt: int(row, 'created_at'),
    proxy: proxy === null ? null : JSON.parse(proxy),
    cloud: cloud === null ? null : { heardAt: null, verifiedAt: null, ...JSON.parse(cloud) },
  };
}
