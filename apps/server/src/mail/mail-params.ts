/**
 * Every mail and what it is filled with. By name: `at`, `until` and `eventAt` are instants (ISO 8601, shown in UTC), `minutes`
 * and `hours` are lengths of time, `link` becomes a button, `code` and `key` stand on a line of their own.
 */
export interface MailParams {
  'verify-email': { readonly name: string; readonly link: string; readonly hours: number };
  'reset-password': { readonly name: string; readonly link: string; readonly minutes: number };
  'password-changed': { readonly name: string; readonly at: string };
  /** to the address an account is to have */
  'confirm-new-email': { readonly name: string; readonly link: string; readonly until: string };
  /** to the address until now; `email` is the new one, mostly hidden */
  'email-change-asked': {
    readonly name: string;
    readonly email: string;
    readonly at: string;
    readonly link: string;
    readonly until: string;
  };
  /** to the owner of an address that another account asked for */
  'email-address-taken': { readonly name: string; readonly at: string };
  /** to the old and the new address alike */
  'email-changed': { readonly name: string; readonly at: string };
  'sign-in-code': { readonly name: string; readonly code: string; readonly minutes: number };
  'second-factor-added': { readonly name: string; readonly at: string };
  'second-factor-removed': { readonly name: string; readonly at: string };
  /** by an admin, all of them */
  'second-factors-reset': { readonly name: string; readonly at: string };
  'recovery-codes-made': { readonly name: string; readonly at: string };
  'recovery-code-used': { readonly name: string; readonly at: string };
  'new-device-sign-in': {
    readonly name: string;
    readonly device: string;
    readonly ip: string;
    readonly at: string;
  };
  'account-locked': { readonly name: string; readonly until: string };
  'license-issued': { readonly plan: string; readonly key: string; readonly link: string };
  /** `order`: what was bought; `key`: of the licenses in it, where there are few */
  'order-fulfilled': {
    readonly order: string;
    readonly amount: string;
    readonly link: string;
    readonly key?: string;
  };
  'subscription-renewed': {
    readonly order: string;
    readonly amount: string;
    readonly until: string;
    readonly link: string;
  };
  'license-renewed': {
    readonly order: string;
    readonly amount: string;
    readonly until: string;
    readonly link: string;
  };
  /** `keyEnd`: last characters of its key; `link`: to renew it */
  'license-ending': {
    readonly plan: string;
    readonly keyEnd: string;
    readonly until: string;
    readonly link: string;
  };
  /** `computers`: names of those that were taken out */
  'computers-over': {
    readonly plan: string;
    readonly keyEnd: string;
    readonly computers: string;
    readonly link: string;
  };
  /** `until`: how far the licenses run all the same */
  'renewal-failed': {
    readonly order: string;
    readonly amount: string;
    readonly until: string;
    readonly link: string;
  };
  'order-refunded': { readonly order: string; readonly amount: string; readonly link: string };
  /** to the owner a license was taken from; `key` are its last characters */
  'license-moved': { readonly plan: string; readonly key: string };
  'incident-notice': { readonly name: string; readonly summary: string; readonly at: string };
  'data-export-ready': { readonly name: string; readonly link: string; readonly hours: number };
  'account-deletion-scheduled': { readonly name: string; readonly link: string; readonly until: string };
  /** `eventAt`: of what could not be delivered; `call` switches the address on again */
  'webhook-switched-off': {
    readonly name: string;
    readonly url: string;
    readonly at: string;
    readonly eventAt: string;
    readonly call: string;
  };
  alert: { readonly message: string; readonly link: string };
}

export type MailTemplate = keyof MailParams;

/** A mail as it waits in the queue. */
export type MailMessage = {
  readonly [Template in MailTemplate]: {
    readonly to: string;
    readonly language: string;
    readonly template: Template;
    readonly params: MailParams[Template];
  };
}[MailTemplate];
