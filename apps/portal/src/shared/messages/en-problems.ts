export const enProblems = {
  title: 'Activation problems',
  text: 'What went wrong when your customers activated a computer, of the last 60 days: what happened, and what helps.',
  license: 'License',
  happened: 'What happened',
  times: 'Times',
  last: 'Last',
  state: 'State',
  solved: 'Worked later',
  open: 'Open',
  watch: 'Noticed',
  onComputer: 'On {name}.',
  none: 'No problems',
  noneText: 'Nobody was refused in the last 60 days.',
  noneHere: 'Nobody was refused with this license in the last 60 days.',
  seen_one: '{count} time, last {when}',
  seen_other: '{count} times, last {when}',
  more: 'Show more',
  what: {
    NOT_FOUND: {
      title: 'The key does not exist',
      next: 'Compare the key with the one you were given.',
    },
    EXPIRED: {
      title: 'The license had run out',
      next: 'Extend the license; the app goes on by itself then.',
    },
    SUSPENDED: {
      title: 'The license was suspended',
      next: 'Resume the license if there is no reason for that any more.',
    },
    REVOKED: {
      title: 'The license was revoked',
      next: 'That is final. Make a new license if the customer should have one.',
    },
    DEVICE_LIMIT_REACHED: {
      title: 'All places of the license were taken',
      next: 'Remove a computer that is no longer used, or sell a license with more places.',
    },
    DEVICE_UNKNOWN: {
      title: 'The computer is not activated',
      next: 'Activate it with the license key.',
    },
    DEVICE_MISMATCH: {
      title: 'The installation was copied to another computer',
      next: 'Ask the customer to delete the data of the app there and to activate it anew.',
    },
    DEVICE_BLOCKED: {
      title: 'The computer is blocked',
      next: 'Let it in again on the license, if it was blocked by mistake.',
    },
    TOKEN_REUSED: {
      title: 'The license was used from a copy of an installation',
      next: 'Activate the computer again.',
    },
    APP_VERSION_TOO_OLD: {
      title: 'The app was too old',
      next: 'Ask the customer to update the app.',
    },
    'activations-per-hour': {
      title: 'Activated very often within an hour',
      next: 'Ask the customer whether something is wrong. If the key got into other hands, suspend the license.',
    },
    'devices-per-month': {
      title: 'Activated on many computers within a month',
      next: 'Ask the customer whether the key was passed on; suspend the license until that is clear.',
    },
    'device-in-two-places': {
      title: 'One computer seems to be in two places',
      next: 'The installation may have been copied. Ask the customer, and block the computer if nobody knows it.',
    },
  },
} as const;
