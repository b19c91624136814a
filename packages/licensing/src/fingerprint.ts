import { createHash, createHmac } from 'node:crypto';

/**
 * Weight of each component in a comparison. Identifiers weigh more than properties many computers share; no
 * single one decides (the sum is 13, a match needs more than half).
 */
export const FINGERPRINT_WEIGHTS = {
  machineId: 4,
  platformUuid: 3,
  diskSerial: 2,
  cpuModel: 2,
  memoryClass: 1,
  osFamily: 1,
  /** random, kept by the installation: stands in where no hardware can be read */
  installId: 4,
} as const;

export type FingerprintComponent = keyof typeof FINGERPRINT_WEIGHTS;
/** Component → 64 hex digits. */
export type FingerprintHashes = Readonly<Record<string, string>>;

/** Public: it only keeps the hashes from being joined with those of other products. */
export const PRODUCT_SALT = 'mywasender/device/v1';

const PLACEHOLDERS = new Set([
  'uninitialized',
  'default string',
  'to be filled by o.e.m.',
  'system serial number',
  'not specified',
  'none',
  'unknown',
]);

export interface BuildFingerprintInput {
  /** what could be read; leave out or pass undefined what could not */
  readonly components: Readonly<
    Partial<Record<Exclude<FingerprintComponent, 'installId'>, string | undefined>>
  >;
  /** 128 random bits made at first run, used when neither machine id nor platform UUID can be read */
  readonly installId: string;
  /** a machine id equal to it is refused: the fallback of some readers, and people rename computers */
  readonly hostname?: string;
}

export interface BuiltFingerprint {
  readonly fingerprint: FingerprintHashes;
  /** `install`: the hardware cannot be told apart and the random install id stands in; tell the person */
  readonly source: 'hardware' | 'install';
}

/** Hashes the readable components. Never empty, never the same for everybody. */
export function buildFingerprint(input: BuildFingerprintInput): BuiltFingerprint {
  const fingerprint: Record<string, string> = {};
  for (const [name, raw] of Object.entries(input.components)) {
    const value = raw?.trim().toLowerCase() ?? '';
    const identifies = name === 'machineId' || name === 'platformUuid' || name === 'diskSerial';
    if (!isUsable(value, identifies) || value === input.hostname?.toLowerCase()) continue;
    fingerprint[name] = hashComponent(name, value);
  }
  const hardware = 'machineId' in fingerprint || 'platformUuid' in fingerprint;
  if (!hardware) fingerprint.installId = hashComponent('installId', input.installId);
  return { fingerprint, source: hardware ? 'hardware' : 'install' };
}

export interface FingerprintMatch {
  readonly matches: boolean;
  /** weight that agrees and weight that was stored */
  readonly score: number;
  readonly total: number;
  /** components that differ or are missing now */
  readonly changed: readonly string[];
}

/**
 * Weighted match-most: the agreeing components must hold more than half of the stored weight, so a changed
 * minority (new disk, more memory, a system update) is tolerated. A component missing now counts as changed, else
 * leaving components out would be a way round.
 */
export function matchFingerprint(stored: FingerprintHashes, presented: FingerprintHashes): FingerprintMatch {
  let score = 0;
  let total = 0;
  const changed: string[] = [];
  for (const [name, hash] of Object.entries(stored)) {
    const weight = weightOf(name);
    total += weight;
    if (presented[name] === hash) score += weight;
    else changed.push(name);
  }
  return { matches: score * 2 > total, score, total, changed };
}

/** Whether a presented fingerprint identifies nothing: empty, or hashes of the empty string. */
export function isDegenerateFingerprint(fingerprint: FingerprintHashes): boolean {
  const entries = Object.entries(fingerprint);
  const emptyHash = createHash('sha256').update('').digest('hex');
  const identifies = entries.some(([name]) => weightOf(name) >= 3);
  return (
    !identifies || entries.some(([name, hash]) => hash === emptyHash || hash === hashComponent(name, ''))
  );
}

function hashComponent(name: string, value: string): string {
  return createHmac('sha256', PRODUCT_SALT).update(`${name}\0${value}`).digest('hex');
}

function isUsable(value: string, identifies: boolean): boolean {
  if (value === '' || PLACEHOLDERS.has(value)) return false;
  return !identifies || (value.length >= 6 && !/^(.)\1*$/.test(value.replace(/[\s:-]/g, '')));
}

/** Components a newer app may send weigh least, so that they neither help nor hurt much. */
function weightOf(name: string): number {
  return Object.entries(FINGERPRINT_WEIGHTS).find(([known]) => known === name)?.[1] ?? 1;
}
