type Severity = 'warning' | 'critical';

/**
 * Everything the license server raises an alert about. The list is closed; the sentence says what happened, what
 * to look at, and is filled from `subject` and the details of the alert.
 */
export const ALERTS = {
  FAILED_LOGINS: {
    severity: 'warning',
    sentence:
      '{limit} sign-ins failed within an hour. Look in the audit trail which accounts they were aimed at.',
  },
  FAILED_LOGINS_ADDRESS: {
    severity: 'warning',
    sentence:
      '{limit} sign-ins from {subject} failed within an hour. Block the address if it is nobody you know.',
  },
  LIMIT_STORM: {
    severity: 'warning',
    sentence:
      '{limit} requests from {subject} were refused within a minute for being too many. Block the address if it goes on.',
  },
  ACTIVATION_ANOMALY: {
    severity: 'warning',
    sentence: 'License {subject} is activated in an unusual way ({reason}). Look at its devices.',
  },
  REFRESH_REUSED: {
    severity: 'critical',
    sentence:
      'A session of account {subject} was used from two places and has been ended. Its owner should know.',
  },
  LICENSE_TOKEN_REUSED: {
    severity: 'warning',
    sentence:
      'Device {subject} was used from a copy of its data. Its tokens were ended; activating cures it.',
  },
  AUDIT_BROKEN: {
    severity: 'critical',
    sentence:
      'The audit trail was tampered with or damaged at entry {position} ({problem}). Keep the database as it is and open an incident.',
  },
  INCIDENT_DUE: {
    severity: 'critical',
    sentence:
      'Incident {subject} is open, and the 72 hours in which the supervisory authority has to be told end at {dueAt}. Tell it, or close the incident when nobody has to be told.',
  },
  DEAD_JOB: {
    severity: 'warning',
    sentence: 'A job of the kind {subject} failed for good. Look at the log of the server.',
  },
  WEBHOOK_DISABLED: {
    severity: 'warning',
    sentence:
      'A webhook of reseller {subject} was switched off ({reason}). They can switch it on again when it answers.',
  },
  PAYMENT_MISMATCH: {
    severity: 'critical',
    sentence:
      'The money at {provider} and order {subject} do not go together ({reason}), so nothing was handed out. Look at the payment and give the money back if it is wrong.',
  },
  PAYMENT_EVENT_CHANGED: {
    severity: 'critical',
    sentence:
      '{provider} sent event {subject} again with another content. It was not believed; compare it in the dashboard of the provider.',
  },
  PAYMENT_EVENT_DEAD: {
    severity: 'warning',
    sentence:
      'Event {subject} of {provider} could not be worked on. The daily comparison finds what it was about; the log has the reason.',
  },
  PAYMENT_UNKNOWN: {
    severity: 'warning',
    sentence:
      '{subject} tells of payment {reference}, which belongs to no order here. Somebody sells with the same account, or it was made by hand.',
  },
  PAYMENT_DISPUTE: {
    severity: 'warning',
    sentence:
      'The payment of order {subject} is disputed ({state}). Its licenses follow by themselves; answer the dispute in the dashboard of the provider.',
  },
  PAYMENT_REFUND_FAILED: {
    severity: 'critical',
    sentence:
      '{provider} could not give {amount} of order {subject} back. What had been taken for it is restored. Open the payment: try again, or say how else the money was given back.',
  },
  PAYMENT_FRAUD_WARNING: {
    severity: 'critical',
    sentence:
      '{provider} warns that order {subject} was paid with a stolen card. Its licenses are suspended: give the money back, or resume them.',
  },
  PAYMENT_DIFFERENCE: {
    severity: 'critical',
    sentence:
      'The daily comparison with {subject} found {count} new differences, the first about {first}. Look at the list of differences.',
  },
  PAYMENT_DEBT: {
    severity: 'warning',
    sentence:
      'The payment of order {subject} was taken back after {units} of its licenses had been made by account {account}. Ask for the money.',
  },
} as const satisfies Readonly<Record<string, { readonly severity: Severity; readonly sentence: string }>>;

export type AlertKind = keyof typeof ALERTS;

export const ALERT_KINDS = Object.keys(ALERTS) as [AlertKind, ...AlertKind[]];

/** The English sentence of an alert. Placeholders without a value stay visible. */
export function describeAlert(
  kind: AlertKind,
  params: Readonly<Record<string, string | number | boolean | null>>,
): string {
  return ALERTS[kind].sentence.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    return name === 'provider' ? (PROVIDER_NAMES.get(String(value)) ?? String(value)) : String(value);
  });
}

/** As the providers of payments write themselves. */
const PROVIDER_NAMES: ReadonlyMap<string, string> = new Map([
  ['stripe', 'Stripe'],
  ['razorpay', 'Razorpay'],
  ['paypal', 'PayPal'],
]);
