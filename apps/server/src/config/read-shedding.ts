import { configError } from './config-error.ts';

/** When requests are sent away so that the others are answered. */
export interface SheddingConfig {
  /** mean lag of the event loop, ms; 0: never */
  readonly maxDelayMs: number;
}

/** The embedded database works in the event loop, whose lag says nothing about load there. */
export function readShedding(env: Readonly<Record<string, string | undefined>>): SheddingConfig {
  const value = env.SHED_AT_DELAY_MS || (env.DATABASE_URL ? '1000' : '0');
  if (!/^\d{1,6}$/.test(value)) throw configError('SHED_AT_DELAY_MS', 'must be 0 to 999999');
  return { maxDelayMs: Number(value) };
}
