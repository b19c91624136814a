import type { SegmentCondition, SegmentRules } from '@mywasender/contract/models/segment';

export interface SegmentMessage {
  readonly campaignId: string;
  /** When it left, or may have left, epoch ms. */
  readonly at: number;
  readonly delivered: boolean;
  readonly read: boolean;
  readonly replied: boolean;
}

export interface SegmentPerson {
  readonly phone: string;
  readonly name: string;
  readonly country: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly listIds: readonly string[];
  readonly tags: readonly string[];
  readonly consent: { readonly source: string; readonly date: string } | null;
  readonly createdAt: number;
  readonly lastInboundAt: number | null;
  readonly optedOut: boolean;
  /** Everything they got, or may have got. */
  readonly messages: readonly SegmentMessage[];
}

const DAY_MS = 86_400_000;

type Node = SegmentCondition | SegmentRules | SegmentRules['of'][number];

/** The meaning of segment rules, said plainly; SQL that selects people must agree. `now` in epoch ms. */
export function isInSegment(rules: SegmentRules, person: SegmentPerson, now: number): boolean {
  return !person.optedOut && holds(rules, person, now);
}

function holds(node: Node, person: SegmentPerson, now: number): boolean {
  if ('match' in node) {
    return node.match === 'all'
      ? node.of.every((inner) => holds(inner, person, now))
      : node.of.some((inner) => holds(inner, person, now));
  }
  return meets(node, person, now) !== (node.not === true);
}

function meets(condition: SegmentCondition, person: SegmentPerson, now: number): boolean {
  const { consent, fields } = person;
  switch (condition.kind) {
    case 'field':
      return textMeets(condition, fieldOf(fields, condition.field));
    case 'field-number': {
      const number = numberIn(fieldOf(fields, condition.field));
      if (number === null) return false;
      return condition.op === 'above' ? number > condition.value : number < condition.value;
    }
    case 'field-date':
      return dayMeets(condition, fieldOf(fields, condition.field));
    case 'name':
      return textMeets(condition, person.name);
    case 'country':
      return person.country === condition.value;
    case 'phone-prefix':
      return person.phone.startsWith(condition.value);
    case 'list':
      return person.listIds.includes(condition.listId);
    case 'tag':
      return person.tags.some((tag) => lower(tag) === lower(condition.value));
    case 'consent':
      return consent !== null;
    case 'consent-source':
      return consent !== null && textMeets(condition, consent.source);
    case 'consent-date':
      return consent !== null && dayMeets(condition, consent.date);
    case 'created':
      return condition.op === 'before'
        ? person.createdAt < condition.value
        : person.createdAt > condition.value;
    case 'message':
      return person.messages.some((message) => messageMeets(condition, message, now));
    case 'wrote':
      return person.lastInboundAt !== null && person.lastInboundAt >= now - condition.withinDays * DAY_MS;
  }
}

function messageMeets(
  { what, campaignId, withinDays }: Extract<SegmentCondition, { kind: 'message' }>,
  message: SegmentMessage,
  now: number,
): boolean {
  if (campaignId !== null && message.campaignId !== campaignId) return false;
  if (withinDays !== null && message.at < now - withinDays * DAY_MS) return false;
  const read = message.read || message.replied;
  if (what === 'delivered') return message.delivered || read;
  if (what === 'read') return read;
  if (what === 'not-read') return !read;
  return what === 'got' || message.replied;
}

function fieldOf(fields: Readonly<Record<string, string>>, name: string): string {
  return Object.hasOwn(fields, name) ? (fields[name] ?? '') : '';
}

function textMeets({ op, value }: { readonly op: string; readonly value: string }, text: string): boolean {
  if (op === 'empty') return text === '';
  return op === 'equals' ? lower(text) === lower(value) : lower(text).includes(lower(value));
}

function dayMeets({ op, value }: { readonly op: string; readonly value: string }, text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return false;
  return op === 'before' ? text.slice(0, 10) < value : text.slice(0, 10) > value;
}

/** A number as JSON writes it: `12`, `-3.5`. Leading zeros and thousands separators make it a text. */
function numberIn(text: string): number | null {
  return /^-?(0|[1-9]\d{0,14})(\.\d{1,15})?$/.test(text) ? Number(text) : null;
}

function lower(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
