import { isIP } from 'node:net';

/** An address or a range of addresses. An IPv4 address written as IPv6 (`::ffff:…`) is the IPv4 address. */
export interface Network {
  readonly family: 4 | 6;
  /** its first address */
  readonly first: bigint;
  /** leading bits all its addresses have in common */
  readonly bits: number;
}

const LENGTH = { 4: 32, 6: 128 } as const;
/** `::ffff:0:0/96` */
const MAPPED = { first: 0xffffn << 32n, bits: 96 } as const;

/** null for what is no address and no CIDR. The bits behind the prefix are dropped; a zone is no part of it. */
export function parseNetwork(text: string): Network | null {
  const [address = '', length, ...rest] = text.split('/');
  const [plain = ''] = address.split('%');
  const family = isIP(plain);
  if ((family !== 4 && family !== 6) || rest.length > 0) return null;
  if (length !== undefined && !/^\d{1,3}$/.test(length)) return null;
  const bits = length === undefined ? LENGTH[family] : Number(length);
  if (bits > LENGTH[family]) return null;
  const value = family === 4 ? readIPv4(plain) : readIPv6(plain);
  const mapped = family === 6 && bits >= MAPPED.bits && value >> 32n === MAPPED.first >> 32n;
  return mapped
    ? withBits({ family: 4, first: value & 0xffff_ffffn, bits: bits - MAPPED.bits })
    : withBits({ family, first: value, bits });
}

/** The network these bits of it name. */
export function withBits({ family, first, bits }: Network): Network {
  const free = BigInt(LENGTH[family] - bits);
  return { family, first: (first >> free) << free, bits };
}

/** Whether they share an address: of two networks that do, one contains the other. */
export function overlap(one: Network, other: Network): boolean {
  if (one.family !== other.family) return false;
  const free = BigInt(LENGTH[one.family] - Math.min(one.bits, other.bits));
  return one.first >> free === other.first >> free;
}

/** `203.0.113.7`, `203.0.113.0/24`, `2001:db8:0:7::/64` */
export function formatNetwork({ family, first, bits }: Network): string {
  const address = family === 4 ? formatIPv4(first) : formatIPv6(first);
  return bits === LENGTH[family] ? address : `${address}/${bits}`;
}

/** The address its range begins with. */
export function firstAddress(network: Network): string {
  return formatNetwork({ ...network, bits: LENGTH[network.family] });
}

function readIPv4(text: string): bigint {
  return text.split('.').reduce((value, part) => (value << 8n) | BigInt(part), 0n);
}

function readIPv6(text: string): bigint {
  const [head = '', tail] = canonicalIPv6(text).split('::');
  const left = groupsOf(head);
  const right = groupsOf(tail ?? '');
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => '0');
  return [...left, ...zeros, ...right].reduce((value, group) => (value << 16n) | BigInt(`0x${group}`), 0n);
}

const groupsOf = (text: string): string[] => (text === '' ? [] : text.split(':'));

/** As browsers write it: hexadecimal groups alone, the longest run of zeros left out. */
function canonicalIPv6(text: string): string {
  return new URL(`http://[${text}]`).hostname.slice(1, -1);
}

function formatIPv4(value: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => String((value >> shift) & 0xffn)).join('.');
}

function formatIPv6(value: bigint): string {
  const groups = Array.from({ length: 8 }, (_, index) => (value >> BigInt(112 - index * 16)) & 0xffffn);
  return canonicalIPv6(groups.map((group) => group.toString(16)).join(':'));
}
