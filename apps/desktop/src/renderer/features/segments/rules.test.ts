import { Segment, SegmentCondition, type SegmentRules } from '@mywasender/contract/models/segment';
import { createI18n } from '@mywasender/ui/i18n';
import Value from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { RESOURCES } from '../../i18n/languages.ts';
import {
  blankCondition,
  CONDITION_KINDS,
  isFilledIn,
  relationOf,
  relationsOf,
  withRelation,
} from './condition-kinds.ts';
import { describeRules, type RuleWords } from './describe-rules.ts';
import { newCondition, newGroup, toDraft, toRules } from './draft-rules.ts';
import { startingPoints } from './find-starting-points.ts';

const { t } = createI18n(RESOURCES, 'en');
const words: RuleWords = {
  say: (key, params) => t(`segments.${key}`, { ...params }),
  list: (id) => `list ${id}`,
  campaign: (id) => `campaign ${id}`,
  country: (code) => code,
  day: String,
};
const say = (rules: SegmentRules) => describeRules(rules, words);
const conditions = CONDITION_KINDS.flatMap((kind) =>
  relationsOf(kind).map((relation) => withRelation(filled(blankCondition(kind)), relation)),
);

function filled(condition: SegmentCondition): SegmentCondition {
  switch (condition.kind) {
    case 'field':
      return { ...condition, field: 'city', value: 'Rome' };
    case 'field-number':
      return { ...condition, field: 'age', value: 30 };
    case 'field-date':
      return { ...condition, field: 'birthday', value: '2026-02-01' };
    case 'name':
    case 'consent-source':
    case 'tag':
      return { ...condition, value: 'vip' };
    case 'country':
      return { ...condition, value: 'ES' };
    case 'phone-prefix':
      return { ...condition, value: '+34' };
    case 'list':
      return { ...condition, listId: '4' };
    case 'consent-date':
      return { ...condition, value: '2026-02-01' };
    case 'created':
      return { ...condition, value: 1 };
    case 'consent':
    case 'message':
    case 'wrote':
      return condition;
  }
}

describe('conditions', () => {
  it('offers every kind of the contract, each relation of it, and only what the core takes', () => {
    const kinds = SegmentCondition.anyOf.map(({ properties }) => properties.kind.const);
    expect([...CONDITION_KINDS].sort()).toEqual([...kinds].sort());
    for (const condition of conditions) {
      expect(isFilledIn(condition)).toBe(true);
      expect(Value.Check(SegmentCondition, condition)).toBe(true);
      expect(withRelation(condition, relationOf(condition))).toEqual(condition);
    }
  });

  it('has a sentence and a label for every relation', () => {
    for (const condition of conditions) {
      const said = say({ match: 'all', of: [condition] });
      expect(said).toMatch(/^People who(se)? .*\.$/);
      expect(said).not.toMatch(/[{}]|phrase/);
      const label = `segments.relations.${condition.kind}.${relationOf(condition)}`;
      expect(t(label)).not.toBe(label);
    }
    expect(new Set(conditions.map((condition) => say({ match: 'all', of: [condition] }))).size).toBe(
      conditions.length,
    );
  });

  it.each(CONDITION_KINDS.filter((kind) => !['message', 'wrote', 'consent'].includes(kind)))(
    'lets no empty %s through',
    (kind) => {
      expect(isFilledIn(blankCondition(kind))).toBe(false);
      expect(toRules(newGroup('all', [newCondition(blankCondition(kind))]))).toBeNull();
    },
  );
});

describe('rules', () => {
  const rules: SegmentRules = {
    match: 'all',
    of: [
      { kind: 'country', value: 'ES' },
      {
        match: 'any',
        of: [
          { kind: 'message', what: 'read', campaignId: '7', withinDays: 14 },
          {
            match: 'all',
            of: [
              { kind: 'tag', value: 'vip' },
              { kind: 'consent', not: true },
            ],
          },
        ],
      },
    ],
  };

  it('are said in one sentence, groups in brackets', () => {
    expect(say(rules)).toBe(
      'People whose number is from ES and (who read “campaign 7” in the last 14 days or (who have the tag “vip” and whose consent is not recorded)).',
    );
    expect(say({ match: 'any', of: [{ kind: 'wrote', withinDays: 1 }] })).toBe(
      'People who wrote to you in the last 1 day.',
    );
  });

  it('come back from the screen as they were', () => {
    expect(toRules(toDraft(rules))).toEqual(rules);
    expect(toRules(newGroup('all', [newGroup('any', [])]))).toBeNull();
  });

  it('to start from are whole; the one about the last campaign needs a campaign', () => {
    const campaigns = [
      { id: '1', startedAt: 5 },
      { id: '2', startedAt: 9 },
      { id: '3', startedAt: null },
    ];
    const points = startingPoints(campaigns, 'ES');
    expect(points.map(({ rules: start }) => say(start))).toEqual([
      'People who were never written to and whose consent is recorded.',
      'People who read “campaign 2” and who did not reply to “campaign 2”.',
      'People whose number is from ES.',
      'People who wrote to you in the last 30 days.',
      'People whose consent is not recorded.',
    ]);
    for (const { rules: start } of points) expect(Value.Check(Segment.properties.rules, start)).toBe(true);
    expect(startingPoints([], '').map(({ key }) => key)).toEqual(['never', 'wroteLately', 'noConsent']);
  });
});
