import { configError } from './config-error.ts';

/** From how many on something looks like abuse; what happens then is up to the admins. */
export interface AbuseConfig {
  /** tries to activate one license, granted or not */
  readonly activationsPerHour: number;
  /** different device keys that were activated on one license */
  readonly devicesPerMonth: number;
  /** changes of address of one device; one key in two places makes many, a traveller few */
  readonly movesPerHour: number;
  /** licenses activated on one computer */
  readonly licensesPerComputer: number;
}

export function readAbuse(env: Readonly<Record<string, string | undefined>>): AbuseConfig {
  const read = (name: string, standard: number) => {
    const value = env[name] || String(standard);
    if (!/^\d{1,6}$/.test(value) || Number(value) === 0) throw configError(name, 'must be 1 to 999999');
    return Number(value);
  };
  return {
    activationsPerHour: read('ABUSE_ACTIVATIONS_PER_HOUR', 8),
    devicesPerMonth: read('ABUSE_DEVICES_PER_MONTH', 10),
    movesPerHour: read('ABUSE_MOVES_PER_HOUR', 6),
    licensesPerComputer: read('ABUSE_LICENSES_PER_COMPUTER', 5),
  };
}
