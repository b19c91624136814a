import { describe, expect, it } from 'vitest';
import { CONTROL_SETS } from './control-sets.ts';
import { isHeldOut } from './held-out.ts';
import { type Judged, judge, type Score, score } from './score.ts';
import { UNSEEN } from './unseen.ts';

const shown = CONTROL_SETS.map((set) => ({ name: set.language, judged: judge(set, () => true) }));
const all = shown.flatMap(({ judged }) => judged);
const held = CONTROL_SETS.flatMap((set) => judge(set, isHeldOut));
const unseen = UNSEEN.flatMap((set) => judge({ ...set, ambiguous: [] }, () => true));

const wrong = (judged: readonly Judged[], test: (one: Judged) => boolean) =>
  judged.filter(test).map(({ phrase, meant, found }) => `${meant} taken for ${found}: ${phrase}`);

describe('the control set', () => {
  it('has 300 phrases and more, 18 stops and 12 that must not match in each of ten languages', () => {
    expect(CONTROL_SETS.length).toBe(10);
    expect(all.length).toBeGreaterThanOrEqual(300);
    expect(new Set(all.map(({ phrase }) => phrase)).size).toBe(all.length);
    for (const { language, stop, mustNotMatch } of CONTROL_SETS) {
      expect(stop.length, language).toBeGreaterThanOrEqual(18);
      expect(mustNotMatch.length, language).toBeGreaterThanOrEqual(12);
    }
    expect(held.length / all.length).toBeCloseTo(0.25, 1);
  });

  it('is judged with a precision of 0.99 and a recall of 0.97 at least', () => {
    const rows = [
      ...shown,
      { name: 'all', judged: all },
      { name: 'held out', judged: held },
      { name: 'unseen', judged: unseen },
    ];
    process.stdout.write(
      `\n${[HEAD, ...rows.map(({ name, judged }) => line(name, score(judged)))].join('\n')}\n`,
    );
    expect(score(all).precision).toBeGreaterThanOrEqual(0.99);
    expect(score(all).recall).toBeGreaterThanOrEqual(0.97);
    expect(score(held).precision).toBeGreaterThanOrEqual(0.95);
    expect(score(held).recall).toBeGreaterThanOrEqual(0.95);
  });

  it('obeys five of six stops it was never tuned for, and takes nothing else for one', () => {
    const known = new Set(all.map(({ phrase }) => phrase));
    expect(unseen.filter(({ phrase }) => known.has(phrase))).toEqual([]);
    expect(unseen.filter(({ meant }) => meant === 'stop').length).toBeGreaterThanOrEqual(60);
    // Numbers alone: who reads which phrases fail tunes for them.
    const { precision, recall, matched } = score(unseen);
    expect(recall).toBeGreaterThanOrEqual(0.83);
    expect([precision, matched]).toEqual([1, 0]);
  });

  it('has no phrase that must not match and is taken for a stop', () => {
    expect(wrong(all, ({ meant, found }) => meant === 'none' && found === 'stop')).toEqual([]);
  });

  it('has no doubtful phrase that suppresses somebody for ever, and few that nobody sees', () => {
    expect(wrong(all, ({ meant, found }) => meant === 'ambiguous' && found === 'stop')).toEqual([]);
    const unseen = wrong(all, ({ meant, found }) => meant === 'ambiguous' && found === 'none');
    expect(unseen.length).toBeLessThanOrEqual(2);
  });
});

const HEAD = 'opt-out      phrases precision recall must-not-match matched, asked';

function line(name: string, { phrases, precision, recall, matched, asked }: Score): string {
  const cells = [
    String(phrases).padStart(7),
    precision.toFixed(3).padStart(9),
    recall.toFixed(3).padStart(6),
  ];
  return `${name.padEnd(12)} ${cells.join(' ')} ${String(matched).padStart(22)}, ${asked}`;
}
