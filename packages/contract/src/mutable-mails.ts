/** Mails a person may switch off; the others are needed to keep the account safe. */
export const MUTABLE_MAILS = [
  'new-device-sign-in',
  'license-issued',
  'license-ending',
  'webhook-switched-off',
  'alert',
] as const;
export type MutableMail = (typeof MUTABLE_MAILS)[number];
