import { arabicControl } from './arabic.ts';
import type { ControlSet } from './control-set.ts';
import { englishControl } from './english.ts';
import { frenchControl } from './french.ts';
import { germanControl } from './german.ts';
import { hindiControl } from './hindi.ts';
import { indonesianControl } from './indonesian.ts';
import { italianControl } from './italian.ts';
import { portugueseControl } from './portuguese.ts';
import { spanishControl } from './spanish.ts';
import { turkishControl } from './turkish.ts';

export const CONTROL_SETS: readonly ControlSet[] = [
  englishControl,
  hindiControl,
  spanishControl,
  portugueseControl,
  frenchControl,
  germanControl,
  italianControl,
  indonesianControl,
  arabicControl,
  turkishControl,
];
