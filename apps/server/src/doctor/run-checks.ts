import { type Check, type CheckResult, type Finding, fail, skipped } from './check.ts';
import { describeCause } from './describe-cause.ts';

/** Long for any answer of a healthy machine, short for somebody who waits. */
export const CHECK_LIMIT_MS = 5000;

/** Runs checks at once. One that throws, or does not end in time, has failed; the others do not notice. */
export function runChecks<Subject>(
  checks: readonly Check<Subject>[],
  subject: Subject,
  limitMs = CHECK_LIMIT_MS,
): Promise<CheckResult[]> {
  return Promise.all(
    checks.map(async (check) => toResult(check.name, await withinLimit(check, subject, limitMs))),
  );
}

/** What cannot be looked at is listed too: nobody is to take it for looked at. */
export function skipChecks(checks: readonly { readonly name: string }[], reason: string): CheckResult[] {
  return checks.map(({ name }) => toResult(name, skipped(reason)));
}

async function withinLimit<Subject>(
  check: Check<Subject>,
  subject: Subject,
  limitMs: number,
): Promise<Finding> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Finding>((resolve) => {
    timer = setTimeout(() => resolve(notInTime(limitMs)), limitMs);
  });
  try {
    return await Promise.race([check.run(subject), late]);
  } catch (error) {
    return fail(describeCause(error), 'See to what the message names, then look again.');
  } finally {
    clearTimeout(timer);
  }
}

function notInTime(limitMs: number): Finding {
  return fail(
    `no answer within ${limitMs / 1000} s`,
    'Something on the way swallows packets, or the machine is overloaded: look at network and load.',
  );
}

function toResult(name: string, finding: Finding): CheckResult {
  const mend = 'mend' in finding ? finding.mend : null;
  return { name, state: finding.state, found: finding.found, mend };
}
