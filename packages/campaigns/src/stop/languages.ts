import { arabic } from './languages/arabic.ts';
import { english } from './languages/english.ts';
import { french } from './languages/french.ts';
import { german } from './languages/german.ts';
import { hindi } from './languages/hindi.ts';
import { indonesian } from './languages/indonesian.ts';
import { italian } from './languages/italian.ts';
import { portuguese } from './languages/portuguese.ts';
import { spanish } from './languages/spanish.ts';
import { turkish } from './languages/turkish.ts';
import type { StopLanguage } from './stop-language.ts';

/** All are tried on every message: people answer in another language than the one they were written to in. */
export const STOP_LANGUAGES: readonly StopLanguage[] = [
  english,
  spanish,
  portuguese,
  french,
  german,
  italian,
  indonesian,
  turkish,
  arabic,
  hindi,
];
