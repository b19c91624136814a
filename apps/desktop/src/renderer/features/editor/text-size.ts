import { MAX_TEXT } from '@mywasender/campaigns/template/lint-template';

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

export interface TextSize {
  /** What people call characters: an emoji with its skin colour is one. */
  readonly characters: number;
  /** What WhatsApp's limit counts: UTF-16 units. */
  readonly units: number;
  readonly limit: number;
}

export function textSize(text: string): TextSize {
  let characters = 0;
  for (const _ of segmenter.segment(text)) characters += 1;
  return { characters, units: text.length, limit: MAX_TEXT };
}
