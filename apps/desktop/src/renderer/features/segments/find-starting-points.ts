import type { Campaign } from '@mywasender/contract/models/campaign';
import type { SegmentRules } from '@mywasender/contract/models/segment';

export interface StartingPoint {
  /** Of its sentence under `segments.starts`. */
  readonly key: 'never' | 'readNoReply' | 'country' | 'wroteLately' | 'noConsent';
  readonly rules: SegmentRules;
}

/** Segments people ask for most, ready to be changed. */
export function startingPoints(
  campaigns: readonly Pick<Campaign, 'id' | 'startedAt'>[],
  country: string,
): readonly StartingPoint[] {
  const last = campaigns
    .filter(({ startedAt }) => startedAt !== null)
    .toSorted((a, b) => (b.startedAt ?? 0) - (a.startedAt ?? 0))[0];
  const never: SegmentRules['of'] = [
    { kind: 'message', what: 'got', campaignId: null, withinDays: null, not: true },
    { kind: 'consent' },
  ];
  return [
    point('never', never),
    ...(last === undefined ? [] : [point('readNoReply', readNoReply(last.id))]),
    ...(country === '' ? [] : [point('country', [{ kind: 'country', value: country }])]),
    point('wroteLately', [{ kind: 'wrote', withinDays: 30 }]),
    point('noConsent', [{ kind: 'consent', not: true }]),
  ];
}

const point = (key: StartingPoint['key'], of: SegmentRules['of']): StartingPoint => ({
  key,
  rules: { match: 'all', of },
});

function readNoReply(campaignId: string): SegmentRules['of'] {
  return [
    { kind: 'message', what: 'read', campaignId, withinDays: null },
    { kind: 'message', what: 'replied', campaignId, withinDays: null, not: true },
  ];
}
