import type { Campaign } from '@mywasender/contract/models/campaign';
import type { RehearsalSummary, RehearsedPerson } from '@mywasender/contract/models/rehearsal';
import { int, intOrNull, text, textOrNull } from '../store/row.ts';
import type { Sql } from '../store/sql.ts';
import type { RehearsalResult } from './rehearsal-messages.ts';

export interface CollectInput {
  readonly campaignId: string;
  readonly startedAt: number;
  readonly end: Campaign | 'unending';
  /** Virtual time at the end. */
  readonly endsAt: number;
}

/** What became of everybody in the copy. */
export function collectRehearsal(sql: Sql, input: CollectInput): RehearsalResult {
  const { campaignId, startedAt, end } = input;
  const people = peopleOf(sql, Number(campaignId));
  const written = people.filter(({ at }) => at !== null);
  const leftOut = people.filter(({ at }) => at === null);
  const times = written.flatMap(({ at }) => (at === null ? [] : [at]));
  const finishedAt = end === 'unending' ? null : end.finishedAt;
  const summary: RehearsalSummary = {
    campaignId,
    startedAt,
    endsAt: finishedAt ?? input.endsAt,
    outcome: outcomeOf(end),
    pauseReason: end === 'unending' ? null : end.pauseReason,
    waitReason: end === 'unending' ? null : (end.waiting?.reason ?? null),
    people: people.length,
    messages: written.length,
    leftOut: countReasons(leftOut),
    days: count(times, (at) => new Date(at).setHours(0, 0, 0, 0)).map(toMoment),
    hours: count(times, (at) => new Date(at).setMinutes(0, 0, 0)).map(toMoment),
  };
  return { summary, written, leftOut };
}

function outcomeOf(end: CollectInput['end']): RehearsalSummary['outcome'] {
  if (end === 'unending' || end.status === 'paused') return end === 'unending' ? 'unending' : 'paused';
  return end.waiting === null ? 'finished' : 'waiting';
}

function peopleOf(sql: Sql, campaignId: number): readonly RehearsedPerson[] {
  const rows = sql.all(
    `SELECT id, phone, name, sent_at, text, CASE WHEN sent_at IS NULL THEN coalesce(reason, status) END AS reason
     FROM recipients WHERE campaign_id = ? ORDER BY sent_at, id`,
    [campaignId],
  );
  return rows.map((row) => ({
    id: String(int(row, 'id')),
    phone: text(row, 'phone'),
    name: text(row, 'name'),
    at: intOrNull(row, 'sent_at'),
    text: textOrNull(row, 'text'),
    reason: textOrNull(row, 'reason'),
  }));
}

function countReasons(people: readonly RehearsedPerson[]): RehearsalSummary['leftOut'] {
  return count(people, ({ reason }) => reason ?? 'queued')
    .map(([reason, number]) => ({ reason, people: number }))
    .sort((a, b) => b.people - a.people);
}

function count<T, K>(items: readonly T[], keyOf: (item: T) => K): (readonly [K, number])[] {
  const counts = new Map<K, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return [...counts];
}

function toMoment([at, messages]: readonly [number, number]) {
  return { at, messages };
}
