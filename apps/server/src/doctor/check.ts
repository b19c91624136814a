/** What a check found; what is not right says what to do about it. */
export type Finding =
  | { readonly state: 'ok'; readonly found: string }
  /** nothing stands in the way, yet somebody should look */
  | { readonly state: 'warn'; readonly found: string; readonly mend: string }
  /** do not go live like this */
  | { readonly state: 'fail'; readonly found: string; readonly mend: string }
  /** why it could not be looked at */
  | { readonly state: 'skipped'; readonly found: string };

/** One line of a check-list that checks itself. */
export interface Check<Subject> {
  /** as in docs/operations.md */
  readonly name: string;
  run(subject: Subject): Finding | Promise<Finding>;
}

export interface CheckResult {
  readonly name: string;
  readonly state: Finding['state'];
  readonly found: string;
  /** null: nothing is to be done */
  readonly mend: string | null;
}

export const ok = (found: string): Finding => ({ state: 'ok', found });
export const warn = (found: string, mend: string): Finding => ({ state: 'warn', found, mend });
export const fail = (found: string, mend: string): Finding => ({ state: 'fail', found, mend });
export const skipped = (found: string): Finding => ({ state: 'skipped', found });
