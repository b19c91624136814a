import type { LicenseCode } from '@mywasender/contract/license-codes';

/** What comes of suspending or revoking a license. */
export const enEffect = {
  title: 'What it does',
  stopped_one: '{count} of {total} devices has stopped',
  stopped_other: '{count} of {total} devices have stopped',
  all: 'All of them',
  noDevices: 'It runs on no computer: there is nothing to stop.',
  done: 'Nothing can be sent with this license any more.',
  until:
    'Connected apps stop at once, others at their next check. One that never asks may go on until {time}, not longer.',
  watching: 'This is looked at again by itself.',
  notWatching: 'This is not looked at any more.',
  lookAgain: 'Look again',
  hasStopped: 'Stopped',
  goesOn: 'Not told yet',
  wasTold: 'Told on {time}: {what}. Last asked: {asked}.',
  mayGoOn: 'Last asked before that: {asked}. If it never asks again, it may go on until {time}.',
  ranOut: 'Last asked: {asked}. What it was given ran out on {time}.',
  told: {
    VALID: 'the license is valid',
    NOT_FOUND: 'the license does not exist',
    EXPIRED: 'the license has expired',
    SUSPENDED: 'the license is suspended',
    REVOKED: 'the license is revoked',
    DEVICE_LIMIT_REACHED: 'all places are taken',
    DEVICE_UNKNOWN: 'this computer is not activated',
    DEVICE_MISMATCH: 'the installation was copied',
    DEVICE_BLOCKED: 'this computer is blocked',
    TOKEN_REUSED: 'the key has to be entered again',
    APP_VERSION_TOO_OLD: 'the app has to be updated',
  } satisfies Record<LicenseCode, string>,
} as const;
