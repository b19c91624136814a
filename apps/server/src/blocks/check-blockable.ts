import { AppError } from '@mywasender/contract/app-error';
import { type Network, overlap, parseNetwork, withBits } from './network.ts';

/** What one customer line gets: who has it has all its addresses. */
const IPV6_LINE_BITS = 64;
/** A wider range is a provider, not somebody. */
const FEWEST_BITS = { 4: 16, 6: 48 } as const;
const LOOPBACK = ['127.0.0.0/8', '::1'];

/**
 * The network to block for what an admin wrote. Throws `VALIDATION_FAILED` for what is none or too wide, and
 * `ADDRESS_NOT_BLOCKABLE` for what would lock out the admin, this computer, or everybody behind a proxy.
 */
export function checkBlockable(
  text: string,
  own: { readonly ip: string; readonly trustedProxies: readonly string[] },
): Network {
  const named = parseNetwork(text);
  if (named === null) throw invalid('is no address or network');
  const network = named.family === 6 && named.bits > IPV6_LINE_BITS ? lineOf(named) : named;
  if (network.bits < FEWEST_BITS[network.family]) {
    throw invalid(`is wider than /${FEWEST_BITS[network.family]}`);
  }
  const meets = (addresses: readonly string[]) =>
    addresses.map(parseNetwork).some((other) => other !== null && overlap(network, other));
  if (meets([own.ip])) throw notBlockable('it is the one you are signed in from');
  if (meets(LOOPBACK)) throw notBlockable('it is the server itself');
  if (meets(own.trustedProxies)) throw notBlockable('it is a proxy of this server');
  return network;
}

function lineOf(network: Network): Network {
  return withBits({ ...network, bits: IPV6_LINE_BITS });
}

function invalid(problem: string): AppError {
  return new AppError('VALIDATION_FAILED', { field: 'address', problem });
}

function notBlockable(problem: string): AppError {
  return new AppError('ADDRESS_NOT_BLOCKABLE', { problem });
}
