import { configError } from './config-error.ts';

export interface WebhookConfig {
  /** webhooks may lead to this machine: to try them without a public address */
  readonly allowLoopback: boolean;
}

/** `WEBHOOK_ALLOW_LOOPBACK`; refused in production. */
export function readWebhookConfig(
  env: Readonly<Record<string, string | undefined>>,
  production: boolean,
): WebhookConfig {
  const value = env.WEBHOOK_ALLOW_LOOPBACK ?? '';
  if (!['', 'true', 'false'].includes(value)) {
    throw configError('WEBHOOK_ALLOW_LOOPBACK', 'must be true or false');
  }
  if (value === 'true' && production) throw configError('WEBHOOK_ALLOW_LOOPBACK', 'is refused in production');
  return { allowLoopback: value === 'true' };
}
