import type { MailMessage, MailParams, MailTemplate } from '../mail/mail-params.ts';

const person = { name: 'Ada Lovelace' };
const at = '2026-11-25T21:05:00.000Z';
const link = 'https://licenses.example.org/do?token=s3cr3t-t0ken';

const PARAMS: MailParams = {
  'verify-email': { ...person, link, hours: 24 },
  'reset-password': { ...person, link, minutes: 30 },
  'password-changed': { ...person, at },
  'confirm-new-email': { ...person, link, until: at },
  'email-change-asked': { ...person, email: 'g…@example.org', at, link, until: at },
  'email-address-taken': { ...person, at },
  'email-changed': { ...person, at },
  'sign-in-code': { ...person, code: '482913', minutes: 10 },
  'second-factor-added': { ...person, at },
  'second-factor-removed': { ...person, at },
  'second-factors-reset': { ...person, at },
  'recovery-codes-made': { ...person, at },
  'recovery-code-used': { ...person, at },
  'new-device-sign-in': { ...person, device: 'Firefox on Linux', ip: '203.0.113.7', at },
  'account-locked': { ...person, until: at },
  'license-issued': { plan: 'Pro', key: 'MWS-ABCDE-FGHJK-MNPQR-STVWX-YZ234', link },
  'order-fulfilled': {
    order: 'MyWASender Pro, 1 year',
    amount: '€99.00',
    link,
    key: 'MWS-ABCDE-FGHJK-MNPQR-STVWX-YZ234',
  },
  'subscription-renewed': { order: 'MyWASender Pro, 1 year', amount: '€99.00', until: at, link },
  'license-renewed': { order: 'MyWASender Pro, license …YZ234', amount: '€99.00', until: at, link },
  'license-ending': { plan: 'Pro', keyEnd: 'YZ234', until: at, link },
  'computers-over': { plan: 'Starter', keyEnd: 'YZ234', computers: 'Front desk, Laptop of Ada', link },
  'renewal-failed': { order: 'MyWASender Pro, 1 year', amount: '€99.00', until: at, link },
  'order-refunded': { order: 'MyWASender Pro, 1 year', amount: '€99.00', link },
  'license-moved': { plan: 'Pro', key: 'YZ234' },
  'incident-notice': { ...person, summary: 'A backup was readable for an hour.', at },
  'data-export-ready': { ...person, link, hours: 24 },
  'account-deletion-scheduled': { ...person, link, until: at },
  'webhook-switched-off': {
    ...person,
    url: 'https://shop.example.com/hooks/licenses',
    at,
    eventAt: '2026-11-23T20:40:00.000Z',
    call: 'PATCH https://licenses.example.org/v1/webhooks/6b7c8d9e-0f1a-4b2c-9d3e-4f5a6b7c8d99 {"enabled":true}',
  },
  alert: { message: 'More than 100 failed sign-ins within an hour.', link },
};

export const MAIL_TEMPLATES = Object.keys(PARAMS) as MailTemplate[];

/** One mail of every kind. */
export const EXAMPLE_MAILS = MAIL_TEMPLATES.map(
  (template) =>
    ({ to: 'ada@example.org', language: 'en', template, params: PARAMS[template] }) as MailMessage,
);
