import { BlockList, isIPv6 } from 'node:net';
import { firstAddress, type Network, overlap, parseNetwork } from './network.ts';

export interface Block {
  readonly network: Network;
  readonly endsAt: Date;
}

/** Until when an address is blocked at a time; null: it is not. */
export type FindBlock = (ip: string, at: Date) => Date | null;

/** One look into a native list for those who are not blocked, which are nearly all; times are compared for the rest. */
export function createBlockList(blocks: readonly Block[]): FindBlock {
  const list = new BlockList();
  for (const { network } of blocks) {
    list.addSubnet(firstAddress(network), network.bits, network.family === 4 ? 'ipv4' : 'ipv6');
  }
  return (ip, at) => {
    if (blocks.length === 0) return null;
    const [address = ''] = ip.split('%');
    if (!list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')) return null;
    const from = parseNetwork(address);
    const ends = blocks
      .filter(({ network, endsAt }) => from !== null && overlap(network, from) && endsAt > at)
      .map(({ endsAt }) => endsAt.getTime());
    return ends.length === 0 ? null : new Date(Math.max(...ends));
  };
}
