/** Whether group or others may do anything with a file. Windows has no such bits. */
export function isOpenToOthers(mode: number): boolean {
  return process.platform !== 'win32' && (mode & 0o077) !== 0;
}
