import type { SegmentCondition, SegmentRules } from '@mywasender/contract/models/segment';
import { relationOf } from './condition-kinds.ts';

/** What the sentence needs to know: words in the language of the app, names instead of ids. */
export interface RuleWords {
  /** A sentence under `segments.`. */
  readonly say: (key: string, params?: Readonly<Record<string, string | number>>) => string;
  readonly list: (id: string) => string;
  readonly campaign: (id: string) => string;
  readonly country: (code: string) => string;
  readonly day: (value: string | number) => string;
}

type Node = SegmentRules | SegmentRules['of'][number];

/** The rules as one sentence that says who is meant. */
export function describeRules(rules: SegmentRules, words: RuleWords): string {
  return words.say('sentence.whole', { rules: joined(rules, words) });
}

function joined(
  { match, of }: { readonly match: string; readonly of: readonly Node[] },
  words: RuleWords,
): string {
  const parts = of.map((node) =>
    'match' in node
      ? node.of.length === 1
        ? joined(node, words)
        : words.say('sentence.group', { rules: joined(node, words) })
      : phrase(node, words),
  );
  return parts.join(words.say(`sentence.${match}`));
}

function phrase(condition: SegmentCondition, words: RuleWords): string {
  const relation = relationOf(condition);
  const key = `phrase.${condition.kind}.${relation}`;
  switch (condition.kind) {
    case 'field':
    case 'field-number':
      return words.say(key, { field: condition.field, value: condition.value });
    case 'field-date':
      return words.say(key, { field: condition.field, value: words.day(condition.value) });
    case 'list':
      return words.say(key, { value: words.list(condition.listId) });
    case 'country':
      return words.say(key, { value: words.country(condition.value) });
    case 'consent-date':
    case 'created':
      return words.say(key, { value: words.day(condition.value) });
    case 'consent':
      return words.say(key);
    case 'wrote':
      return words.say(key, { within: within(condition.withinDays, words) });
    case 'message': {
      const { campaignId, withinDays } = condition;
      const time = withinDays === null ? '' : ` ${within(withinDays, words)}`;
      if (campaignId === null && relation === 'got-not')
        return withinDays === null
          ? words.say('phrase.message.never')
          : words.say('phrase.message.notLately', { time });
      const message =
        campaignId === null
          ? words.say('sentence.anyMessage')
          : words.say('sentence.campaign', { name: words.campaign(campaignId) });
      return words.say(key, { message, time });
    }
    case 'name':
    case 'consent-source':
    case 'phone-prefix':
    case 'tag':
      return words.say(key, { value: condition.value });
  }
}

function within(count: number, words: RuleWords): string {
  return words.say('sentence.within', { count });
}
