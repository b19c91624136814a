import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that start browsers, processes or database servers of their own and wait for them for most of their time. */
const WAITING = [
  'apps/server/src/main.',
  'apps/simulator/test/sessions.',
  'apps/server/src/backup/',
  'apps/simulator/test/faults.',
  'apps/desktop/test/headless.',
  'apps/server/src/access-matrix.',
  'apps/simulator/test/contract.',
  'apps/server/src/set-up/',
  'packages/sender/src/runner/kill.',
];

function rank({ moduleId }: TestSpecification): number {
  const at = WAITING.findIndex((part) => moduleId.includes(part));
  return at < 0 ? WAITING.length : at;
}

/** Starts the longest waits first, so that no worker is alone with one at the end. The rest keep vitest's order. */
export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}
