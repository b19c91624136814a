import { configError } from './config-error.ts';

/** When requests are sent away so that the others are answered. */
export interface SheddingConfig {
  /** mean lag of the event loop, ms; 0: never */
  readonly maxDelayMs: number;
}

export function readShedding(env: Readonly<Record<string, string | undefined>>): SheddingConfig {
  const value = env.SHED_AT_DELAY_MS || '1000';
  if (!/^\d{1,6}$/.test(value)) throw configError('SHED_AT_DELAY_MS', 'must be 0 to 999999');
  return { maxDelayMs: Number(value) };
}
