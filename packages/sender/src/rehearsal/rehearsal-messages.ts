import type { ErrorCode } from '@mywasender/contract/error-codes';
import type { EventPayload } from '@mywasender/contract/events';
import type { LicenseState } from '@mywasender/contract/models/license-state';
import type { RehearsalSummary, RehearsedPerson } from '@mywasender/contract/models/rehearsal';
import type { Settings } from '@mywasender/contract/models/settings';

/** What the thread of a rehearsal needs; the secrets of the computer are not among it. */
export interface RehearsalJob {
  /** The real store, of which it makes the copy. Read only. */
  readonly store: string;
  /** Where the copy lies. */
  readonly dataDir: string;
  /** The files that go with messages; looked at, never changed. */
  readonly mediaDir: string;
  readonly campaignId: string;
  readonly profileIds: readonly string[];
  readonly now: number;
  readonly settings: Settings;
  readonly license: { readonly state: LicenseState; readonly maySend: boolean };
}

export interface RehearsalResult {
  readonly summary: RehearsalSummary;
  /** Who gets a message, in the order of time. */
  readonly written: readonly RehearsedPerson[];
  readonly leftOut: readonly RehearsedPerson[];
}

export type RehearsalMessage =
  | { readonly kind: 'progress'; readonly progress: EventPayload<'rehearsal.progress'> }
  | { readonly kind: 'end'; readonly result: RehearsalResult }
  | {
      readonly kind: 'refused';
      readonly code: ErrorCode;
      readonly params: Readonly<Record<string, string | number | boolean | null>>;
    };
