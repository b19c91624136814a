import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that compute the longest, or start browsers, processes or database servers of their own and wait for them. */
const LONG = [
  'packages/sender/src/runner/large-campaign.',
  'packages/sender/src/runner/campaign-model.',
  'packages/sender/src/runner/kill.',
  'packages/sender/src/runner/faults.',
  'apps/server/src/payments/payments-matrix.',
  'apps/server/src/main.',
  'apps/simulator/test/sessions.',
  'apps/server/src/backup/',
  'apps/simulator/test/faults.',
  'apps/desktop/test/headless.',
  'apps/server/src/access-matrix.',
  'apps/simulator/test/contract.',
  'apps/simulator/test/proxy.',
  'apps/server/src/email-change/',
  'apps/server/src/concurrency.',
  'apps/server/src/set-up/',
  'packages/sender/src/contacts/import/kill-import.',
];

function rank({ moduleId }: TestSpecification): number {
  const at = LONG.findIndex((part) => moduleId.includes(part));
  return at < 0 ? LONG.length : at;
}

/** Starts the longest first, so that no worker is alone with one at the end. The rest keep vitest's order. */
export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}
