import type { CheckResult } from './check.ts';

const STATES = ['ok', 'warn', 'fail', 'skipped'] as const;

interface Report {
  readonly phase: 'before' | 'after';
  readonly version: string;
  readonly at: Date;
  readonly results: readonly CheckResult[];
}

export function hasFailed(results: readonly CheckResult[]): boolean {
  return results.some(({ state }) => state === 'fail');
}

/** A line per check, under it what to do where something is. */
export function toTable({ results }: Report): string {
  const width = Math.max(...results.map(({ name }) => name.length));
  const lines = results.flatMap(({ name, state, found, mend }) => {
    const mark = state === 'fail' ? 'FAIL' : state;
    const line = `${mark.padEnd(8)} ${name.padEnd(width)}  ${found}`;
    return mend === null ? [line] : [line, `${' '.repeat(width + 9)}  → ${mend}`];
  });
  const counts = STATES.map(
    (state) => `${results.filter((result) => result.state === state).length} ${state}`,
  );
  return `${[...lines, '', `${results.length} checks: ${counts.join(', ')}.`].join('\n')}\n`;
}

/** One JSON object: `{ phase, version, at, failed, checks: [{ name, state, found, mend }] }`. */
export function toJson({ phase, version, at, results }: Report): string {
  const report = { phase, version, at: at.toISOString(), failed: hasFailed(results), checks: results };
  return `${JSON.stringify(report, null, 2)}\n`;
}
