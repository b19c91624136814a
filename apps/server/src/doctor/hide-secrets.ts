import { isKnownPassword } from './known-passwords.ts';
import type { Env } from './settings/env.ts';

const SECRET_NAMES = /SECRET|KEY|TOKEN|PASSWORD|INTRODUCTIONS/;
const ADDRESSES = [
  'DATABASE_URL',
  'REDIS_URL',
  'SMTP_URL',
  'ALERT_WEBHOOK_URL',
  'AUDIT_HEAD_URL',
  'SMS_WEBHOOK_URL',
];
/** A shorter value is a word of a sentence as likely as a secret. */
const SHORTEST = 4;

/**
 * Takes the secrets of the environment out of a text. No check writes one on purpose; messages of others (a driver, a
 * mail server) are repeated, and may.
 */
export function createSecretHider(env: Env): (text: string) => string {
  const named = Object.entries(env).filter(([name]) => SECRET_NAMES.test(name));
  const values = named.flatMap(([, value]) => (value === undefined ? [] : value.split(',')));
  const secrets = [...values, ...ADDRESSES.flatMap((name) => secretsOfAddress(env[name]))]
    .map((secret) => secret.trim())
    .filter((secret) => secret.length >= SHORTEST && !isKnownPassword(secret))
    // a part of a longer one must not leave the rest of it
    .toSorted((a, b) => b.length - a.length);
  return (text) => secrets.reduce((hidden, secret) => hidden.replaceAll(secret, '…'), text);
}

/** The whole address, and the password in it as it is written and as it is meant. */
function secretsOfAddress(value: string | undefined): string[] {
  const url = URL.parse(value ?? '');
  if (value === undefined || url === null) return [];
  return [value, url.password, decode(url.password)];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // a percent sign that stands for itself
    return text;
  }
}
