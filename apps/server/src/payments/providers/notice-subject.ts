import type { PaymentNotice } from './payment-provider.ts';

/** What a notice is about, without who told it when. */
export type NoticeSubject = PaymentNotice extends infer Notice
  ? Notice extends { readonly about: unknown }
    ? Omit<Notice, 'eventId' | 'type' | 'occurredAt'>
    : never
  : never;
