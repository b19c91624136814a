/** Whether a host, as it stands in an address, is this machine. Empty: the socket of PostgreSQL. */
export function isLoopback(hostname: string): boolean {
  return ['', 'localhost', '[::1]'].includes(hostname) || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
