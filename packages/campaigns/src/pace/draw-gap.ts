import { HARD_CEILINGS, type PaceSettings } from './settings.ts';

/** A source of numbers in [0, 1), such as `Math.random` or a seeded one. */
export type Random = () => number;

type GapSettings = Pick<
  PaceSettings,
  'minGapMs' | 'maxGapMs' | 'longPauseShare' | 'minLongPauseMs' | 'maxLongPauseMs'
>;

/**
 * Milliseconds to wait after a send: log-normal around the geometric middle of [min, max] and cut to it, so short
 * gaps are common and long ones happen, as between people. Now and then a longer pause takes its place.
 */
export function drawGap(settings: GapSettings, random: Random): number {
  if (random() < settings.longPauseShare) {
    return Math.round(
      settings.minLongPauseMs + random() * (settings.maxLongPauseMs - settings.minLongPauseMs),
    );
  }
  const low = Math.log(Math.max(settings.minGapMs, HARD_CEILINGS.minGapMs));
  const high = Math.max(low, Math.log(Math.max(settings.maxGapMs, 1)));
  // ±2 standard deviations span [min, max]: about 5 % of draws are cut to an end.
  const drawn = (low + high) / 2 + standardNormal(random) * ((high - low) / 4);
  return Math.round(Math.exp(Math.min(high, Math.max(low, drawn))));
}

/** Mean of `drawGap` in milliseconds, near enough for forecasts: the cut at the ends is ignored. */
export function meanGap(settings: GapSettings): number {
  const low = Math.log(settings.minGapMs);
  const high = Math.log(settings.maxGapMs);
  const usual = Math.exp((low + high) / 2 + ((high - low) / 4) ** 2 / 2);
  const pause = (settings.minLongPauseMs + settings.maxLongPauseMs) / 2;
  return usual * (1 - settings.longPauseShare) + pause * settings.longPauseShare;
}

const MIN_TYPING_MS = 1200;
const MAX_TYPING_MS = 15_000;

/**
 * Milliseconds to show "typing…" before a text: 40–70 ms a character with a slight pause before the first, within
 * 1.2–15 s. Faster than people type (about 250 ms) because the indicator stands for a prepared notice.
 */
export function typingTime(text: string, random: Random): number {
  const perCharacter = 40 + random() * 30;
  const pause = 400 + random() * 1200;
  return Math.round(Math.min(MAX_TYPING_MS, Math.max(MIN_TYPING_MS, pause + text.length * perCharacter)));
}

function standardNormal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
