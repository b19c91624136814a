import type { MailTemplate } from '../mail-params.ts';

/** One mail in one language; `{name}` and the like are filled in. */
export interface MailText {
  readonly subject: string;
  /** paragraphs above the button, code or key */
  readonly before: readonly string[];
  /** label of the button, where the mail has a link */
  readonly action?: string;
  /** paragraphs below it */
  readonly after: readonly string[];
}

export interface MailTexts {
  readonly greeting: string;
  readonly greetingWithoutName: string;
  /** stands above the address of a button, for those who cannot press it */
  readonly linkHint: string;
  readonly footer: string;
  readonly mails: { readonly [Template in MailTemplate]: MailText };
}
