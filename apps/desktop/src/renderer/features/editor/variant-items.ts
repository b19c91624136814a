import type { Message } from '@mywasender/contract/models/campaign';
import type { Variants } from '@mywasender/contract/models/variants';
import { bare } from './message-place.ts';

const NAMES = ['A', 'B', 'C', 'D'] as const;

/** What a test starts from: a fifth of the people, a day, two points, and A when it stays open. Our judgement. */
const RULE: Omit<Variants, 'items'> = {
  testShare: 20,
  decideAfterHours: 24,
  winnerRule: 'replies',
  minimumDifference: 2,
  fallback: 'first',
};

/** The message twice: one to keep, one to change. */
export function startVariants(message: Message): Message {
  const version = bare(message);
  const items = [
    { name: 'A', ...version },
    { name: 'B', ...version },
  ];
  return { ...message, variants: { items, ...RULE } };
}

/** The first variant is the message again. */
export function endVariants(message: Message): Message {
  const { variants, translations: _, ...rest } = message;
  const first = variants?.items[0];
  if (first === undefined) return message;
  return { ...rest, ...bare(first) };
}

/** One more variant, beginning as the last one. */
export function addVariant(variants: Variants): Variants {
  const last = variants.items.at(-1);
  const name =
    NAMES.find((one) => variants.items.every((item) => item.name !== one)) ?? `${variants.items.length}`;
  return last === undefined ? variants : { ...variants, items: [...variants.items, { ...last, name }] };
}

export function removeVariant(variants: Variants, index: number): Variants {
  return { ...variants, items: variants.items.toSpliced(index, 1) };
}

export function renameVariant(variants: Variants, index: number, name: string): Variants {
  return { ...variants, items: variants.items.map((item, at) => (at === index ? { ...item, name } : item)) };
}
