const CODES = new Set([
  // the network
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'],
  ...['EHOSTUNREACH', 'ENETUNREACH'],
  // PostgreSQL: stopping, starting, failed over, a deadlock or lost race that may be tried again
  ...['57P01', '57P02', '57P03', '25006', '40001', '40P01', '55P03'],
  // Prisma: unreachable, timed out, closed, no free connection, transaction lost
  ...['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2034', 'P2037'],
  // the kinds of Prisma's adapters, in failures of statements written by hand (P2010)
  ...['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections'],
  'TransactionWriteConflict',
]);
/** Classes 08 (connection) and 53 (no connections, memory or disk left). */
const CLASSES = /^(08|53)[0-9A-Z]{3}$/;
/** What the driver says of a lost connection comes without a code. */
const SENTENCES =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout|Cannot use a pool after)/;
const DEEPEST = 6;

/** Whether an error says that the database cannot be worked with now, and nothing about the request itself. */
export function isOutage(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > DEEPEST) return false;
  const read = (name: string): unknown => Object.getOwnPropertyDescriptor(error, name)?.value;
  const names = ['code', 'originalCode', 'kind'].map(read).filter((name) => typeof name === 'string');
  if (names.some((name) => CODES.has(name) || CLASSES.test(name))) return true;
  const messages = ['message', 'originalMessage'].map(read).filter((text) => typeof text === 'string');
  if (messages.some((text) => SENTENCES.test(text))) return true;
  return ['cause', 'meta', 'driverAdapterError'].some((name) => isOutage(read(name), depth + 1));
}
