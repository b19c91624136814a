import type { ErrorTable } from './error-table.ts';

/** Raised where accounts are opened, signed in to and changed. */
export const accountErrors = {
  PASSWORD_TOO_SHORT: {
    status: 400,
    message: 'A password has at least 8 characters. A sentence is easy to keep.',
  },
  PASSWORD_TOO_LONG: { status: 400, message: 'A password has at most 72 bytes.' },
  PASSWORD_COMMON: {
    status: 400,
    message: 'This password is among the most used ones in known data leaks. Choose another one.',
  },
  PASSWORD_PERSONAL: {
    status: 400,
    message: 'This password is made of your name, your e-mail address or our name. Choose another one.',
  },
  PASSWORD_WEAK: {
    status: 400,
    message: 'This password is easy to guess. Add a few words that do not belong together.',
  },
  CODE_INVALID: {
    status: 400,
    message: 'This link was used, has run out or was replaced. Ask for a new one.',
  },
  EMAIL_UNCHANGED: { status: 400, message: 'This is your e-mail address already.' },
  CAPTCHA_REQUIRED: {
    status: 403,
    message: 'After several wrong sign-ins a captcha has to be solved first: GET /v1/auth/captcha gives one.',
  },
} as const satisfies ErrorTable;
