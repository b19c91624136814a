import { readdirSync, readFileSync } from 'node:fs';

/** Command lines of living processes whose environment or arguments mention `text` (Linux). */
export function processesMentioning(text: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((pid) => {
      try {
        const commandLine = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
        const environment = readFileSync(`/proc/${pid}/environ`, 'utf8');
        const concerned = commandLine.includes(text) || environment.includes(text);
        return concerned && commandLine !== '' ? [`${pid} ${commandLine}`] : [];
      } catch {
        // It ended while we looked.
        return [];
      }
    });
}
