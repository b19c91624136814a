import { readFileSync } from 'node:fs';
import { type BloomFilter, readBloomFilter } from './bloom-filter.ts';

const FILE = new URL('common-passwords.bin', import.meta.url);
let filter: BloomFilter | undefined;

/** The 100,000 most common passwords of 8 bytes and more in known breaches, without regard to case. */
export function commonPasswords(): BloomFilter {
  filter ??= readBloomFilter(readFileSync(FILE));
  return filter;
}

export function isCommonPassword(password: string): boolean {
  return commonPasswords().has(password.toLowerCase());
}
