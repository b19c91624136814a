import { describe, expect, it } from 'vitest';
import { detectOptOut } from './detect-opt-out.ts';
import { mentionsStop } from './mentions-stop.ts';

const LENGTH = 100_000;
/** Milliseconds. Each takes a few; a pattern that tries every split of the text would take minutes. */
const BUDGET = 1500;

const UNITS = [
  'a',
  'a ',
  'a.',
  ' ',
  '.',
  ',',
  '"',
  '“',
  '«a',
  '🛑',
  'n’t',
  'stop ',
  'dont want to ',
  'no quiero ',
  'não me mande ',
  'keine ',
  'لا ترسل ',
  'ـ',
  'मैसेज ',
  '\u0301',
  '\u200f',
];

describe('100,000 characters of anything', () => {
  it.each(UNITS)('are read quickly when they repeat %j', (unit) => {
    const text = unit.repeat(Math.ceil(LENGTH / unit.length));
    const start = performance.now();
    detectOptOut(text);
    detectOptOut(`${text}x`);
    mentionsStop(text);
    expect(performance.now() - start).toBeLessThan(BUDGET);
  });
});
