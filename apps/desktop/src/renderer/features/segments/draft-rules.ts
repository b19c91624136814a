import type { SegmentCondition, SegmentRules } from '@mywasender/contract/models/segment';
import { blankCondition, isFilledIn } from './condition-kinds.ts';

/** How deep groups go, and how much is in one: the same as the contract takes. */
export const MAX_DEPTH = 3;
export const MAX_ITEMS = 20;

/** Rules on the screen: every part has a key of its own, and something may be missing yet. */
export interface DraftGroup {
  readonly key: string;
  readonly match: 'all' | 'any';
  readonly of: readonly DraftItem[];
}
export interface DraftCondition {
  readonly key: string;
  readonly condition: SegmentCondition;
}
export type DraftItem = DraftGroup | DraftCondition;

type Node = SegmentRules | SegmentRules['of'][number];

export const newCondition = (condition: SegmentCondition = blankCondition('message')): DraftCondition => ({
  key: crypto.randomUUID(),
  condition,
});

export const newGroup = (
  match: DraftGroup['match'] = 'all',
  of: readonly DraftItem[] = [newCondition()],
): DraftGroup => ({ key: crypto.randomUUID(), match, of });

export function toDraft(rules: SegmentRules): DraftGroup {
  return newGroup(
    rules.match,
    rules.of.map((inner) => toItem(inner)),
  );
}

function toItem(node: Node): DraftItem {
  return 'match' in node
    ? newGroup(
        node.match,
        node.of.map((inner) => toItem(inner)),
      )
    : newCondition(node);
}

/** What the core takes, or `null` while something is missing. */
export function toRules(draft: DraftGroup): SegmentRules | null {
  if (!isWhole(draft)) return null;
  return { match: draft.match, of: draft.of.map((item) => ('of' in item ? middle(item) : item.condition)) };
}

function isWhole(item: DraftItem): boolean {
  return 'of' in item ? item.of.length > 0 && item.of.every(isWhole) : isFilledIn(item.condition);
}

function middle({ match, of }: DraftGroup) {
  return { match, of: of.map((item) => ('of' in item ? innermost(item) : item.condition)) };
}

/** Nothing offers a group in here: see `MAX_DEPTH`. */
function innermost({ match, of }: DraftGroup) {
  return { match, of: of.flatMap((item) => ('of' in item ? [] : [item.condition])) };
}
