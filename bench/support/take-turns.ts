import { type LoadFigures, loadValidate } from './load.ts';
import type { Answering } from './processes.ts';
import { median } from './report.ts';
import type { Caller } from './seed-licenses.ts';
import { makeValidateBodies } from './validate-requests.ts';

/** until the compiler is done with one process: measured rates rise up to here */
const WARM_UP = 10_000;
export const REQUESTS = 5_000;
/** What else the machine does meets both. */
const ROUNDS = 5;

interface Contestant {
  readonly name: string;
  readonly at: Answering;
  /** that answer together; 1 without */
  readonly processes?: number;
}

export interface Turn {
  readonly reference: LoadFigures;
  readonly subject: LoadFigures;
}

/** Validations answered by one, then by the other, round after round. */
export async function takeTurns(
  { reference, subject }: { readonly reference: Contestant; readonly subject: Contestant },
  callers: readonly Caller[],
  say: (line: string) => void,
): Promise<Turn[]> {
  const run = ({ at }: Contestant, count: number) =>
    loadValidate({ url: at.url, bodies: makeValidateBodies(callers, count) });
  for (const one of [reference, subject]) await run(one, WARM_UP * (one.processes ?? 1));
  const turns: Turn[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    const turn = { reference: await run(reference, REQUESTS), subject: await run(subject, REQUESTS) };
    say(`${subject.name} ${shown(turn.subject.rate)}/s, ${reference.name} ${shown(turn.reference.rate)}/s`);
    turns.push(turn);
  }
  return turns;
}

/** Of the requests a second, so that it says nothing of the machine. */
export function ratioOf(turns: readonly Turn[]): number {
  return median(turns.map(({ reference, subject }) => subject.rate / reference.rate));
}

export function wrongIn(figures: readonly LoadFigures[]): number {
  return figures.reduce((sum, { wrong }) => sum + wrong, 0);
}

export const bothOf = (turns: readonly Turn[]) =>
  turns.flatMap(({ reference, subject }) => [reference, subject]);

export const shown = (rate: number) => Math.round(rate).toLocaleString('en');
