import { BlockList, isIP } from 'node:net';
import { AppError } from '@mywasender/contract/app-error';

/** Checks a list of addresses and ranges as somebody typed it. Throws `VALIDATION_FAILED`. */
export function checkAddressList(entries: readonly string[]): void {
  for (const entry of entries) {
    if (parseEntry(entry) !== null) continue;
    throw new AppError('VALIDATION_FAILED', {
      field: 'allowedAddresses',
      problem: `"${entry}" is no address or range such as 203.0.113.0/24`,
    });
  }
}

/** Whether an address is in the list; an empty list has them all. */
export function isAllowedAddress(entries: readonly string[], ip: string): boolean {
  if (entries.length === 0) return true;
  const list = new BlockList();
  for (const entry of entries) {
    const parsed = parseEntry(entry);
    if (parsed !== null) list.addSubnet(parsed.address, parsed.bits, parsed.family);
  }
  const address = ip.replace(/^::ffff:(?=\d+\.)/i, '').split('%')[0] ?? '';
  return isIP(address) !== 0 && list.check(address, familyOf(address));
}

function parseEntry(entry: string) {
  const [address = '', bits, ...rest] = entry.split('/');
  if (isIP(address) === 0 || rest.length > 0) return null;
  const family = familyOf(address);
  const most = family === 'ipv4' ? 32 : 128;
  if (bits === undefined) return { address, bits: most, family };
  return /^\d{1,3}$/.test(bits) && Number(bits) <= most ? { address, bits: Number(bits), family } : null;
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}
