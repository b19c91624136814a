import { type Static, Type } from 'typebox';
import { nullable, oneOf, strictObject, Timestamp } from './basics.ts';

/**
 * How a look for newer code ended. `installed` it is used from now on; `current` there is nothing newer; `none` nothing
 * is published; `withdrawn` the last one was taken back. All others kept what was there: `unreachable` no answer;
 * `signature` not signed by a release key of this app; `damaged` not the file that was signed; `too-large`; `downgrade`
 * older than one seen; `expired`; `app-too-old` and `app-newer` made for other versions of the app; `failed-here` did
 * not work on this computer.
 */
export const ADAPTER_OUTCOMES = [
  'installed',
  'current',
  'none',
  'withdrawn',
  'unreachable',
  'signature',
  'damaged',
  'too-large',
  'downgrade',
  'expired',
  'app-too-old',
  'app-newer',
  'failed-here',
] as const;
export type AdapterOutcome = (typeof ADAPTER_OUTCOMES)[number];

/** Why code that was installed is not used any more. `self-test` did not work in WhatsApp’s page; `changed` its file on this computer is another one; `refused` over, or not for this version of the app. */
export const ADAPTER_FAULTS = ['self-test', 'changed', 'refused'] as const;

/** The code the app puts into WhatsApp’s page. */
export const AdapterState = strictObject({
  /** `no-key`: this build knows no release key, so it never looks. */
  mode: oneOf(['on', 'off', 'no-key']),
  /** What a profile opened now gets: the code of the app, or a signed bundle of the license server. */
  source: oneOf(['built-in', 'update']),
  version: Type.String(),
  waJsVersion: Type.String(),
  lastLook: nullable(strictObject({ at: Timestamp, outcome: oneOf(ADAPTER_OUTCOMES) })),
  /** The last bundle that had to go. */
  setAside: nullable(
    strictObject({
      version: Type.String(),
      why: oneOf(ADAPTER_FAULTS),
      /** In English, for the support. */
      detail: Type.String(),
      at: Timestamp,
    }),
  ),
});
export type AdapterState = Static<typeof AdapterState>;
