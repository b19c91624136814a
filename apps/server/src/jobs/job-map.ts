import type { MailMessage } from '../mail/mail-params.ts';

/** Every job and what it is given. Data is JSON; it is sealed while it waits, so it may hold what is personal. */
export interface JobMap {
  'mail.send': MailMessage;
  'auth.forgot-password': { readonly email: string };
  'auth.resend-verification': { readonly email: string };
  'privacy.erase-accounts': Record<string, never>;
  'privacy.forget-customers': Record<string, never>;
  'license.tell-expiries': Record<string, never>;
  'webhook.deliver': { readonly deliveryId: string };
  'payment.event': { readonly id: string };
  'payment.replaced': { readonly orderId: string };
  'payment.next-plans': Record<string, never>;
  'payment.remind': Record<string, never>;
  'payment.sweep': Record<string, never>;
  'payment.reconcile': Record<string, never>;
  'upkeep.tidy': Record<string, never>;
  'alert.mail': { readonly alertId: string };
  'alert.post': { readonly alertId: string };
  'incident.run': { readonly incidentId: string };
  'incident.watch-due': Record<string, never>;
}

export type JobName = keyof JobMap;

export interface JobSettings {
  /** tries after the first one; the last failure moves the job to the dead ones */
  readonly retries: number;
  /** before the second try; doubles with each further one, up to `longestDelaySeconds` */
  readonly delaySeconds: number;
  readonly longestDelaySeconds: number;
  /** a try that takes longer counts as failed */
  readonly expireSeconds: number;
  /** how many run at once in one server process */
  readonly atOnce: number;
  /** when the job starts by itself, in UTC: once, however many servers there are */
  readonly cron?: string;
}

const UPKEEP = {
  retries: 3,
  delaySeconds: 30,
  longestDelaySeconds: 600,
  expireSeconds: 600,
  atOnce: 1,
} as const;

export const JOBS = {
  // seven hours in all: longer than most mail servers are away
  'mail.send': { retries: 14, delaySeconds: 15, longestDelaySeconds: 3600, expireSeconds: 120, atOnce: 3 },
  'auth.forgot-password': UPKEEP,
  'auth.resend-verification': UPKEEP,
  'alert.mail': UPKEEP,
  // half an hour in all
  'alert.post': { ...UPKEEP, retries: 8, delaySeconds: 10, expireSeconds: 60 },
  'incident.run': { ...UPKEEP, retries: 10 },
  'incident.watch-due': { ...UPKEEP, cron: '*/10 * * * *' },
  'privacy.erase-accounts': { ...UPKEEP, cron: '15 * * * *' },
  'privacy.forget-customers': { ...UPKEEP, cron: '30 3 * * *' },
  'license.tell-expiries': { ...UPKEEP, cron: '*/5 * * * *' },
  // 12 tries over two days
  'webhook.deliver': {
    retries: 11,
    delaySeconds: 90,
    longestDelaySeconds: 86_400,
    expireSeconds: 60,
    atOnce: 4,
  },
  // seven hours in all: longer than a provider is away
  'payment.event': {
    retries: 14,
    delaySeconds: 15,
    longestDelaySeconds: 3600,
    expireSeconds: 120,
    atOnce: 3,
  },
  'payment.replaced': { ...UPKEEP, retries: 14, delaySeconds: 15, longestDelaySeconds: 3600 },
  'payment.next-plans': { ...UPKEEP, cron: '*/5 * * * *' },
  'payment.remind': { ...UPKEEP, cron: '25 * * * *' },
  'payment.sweep': { ...UPKEEP, cron: '*/10 * * * *' },
  'payment.reconcile': { ...UPKEEP, cron: '20 4 * * *' },
  'upkeep.tidy': { ...UPKEEP, cron: '*/10 * * * *' },
} as const satisfies { readonly [Name in JobName]: JobSettings };

export const JOB_NAMES = Object.keys(JOBS) as JobName[];

/** Where jobs go that failed for the last time, until an operator has seen them. */
export const DEAD_JOBS = 'dead';
