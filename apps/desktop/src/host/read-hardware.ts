import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { promisify } from 'node:util';

const run = promisify(execFile);
const PROGRAM_TIMEOUT_MS = 5000;

/** Firmware id of the mainboard; undefined where the system keeps it from ordinary users. */
export function readPlatformUuid(platform: NodeJS.Platform): Promise<string | undefined> {
  if (platform === 'linux') return orUndefined(() => readFile('/sys/class/dmi/id/product_uuid', 'utf8'));
  if (platform === 'win32')
    return powershell('(Get-CimInstance -ClassName Win32_ComputerSystemProduct).UUID');
  if (platform !== 'darwin') return Promise.resolve(undefined);
  return orUndefined(async () => {
    const { stdout } = await run('/usr/sbin/ioreg', ['-rd1', '-c', 'IOPlatformExpertDevice'], {
      timeout: PROGRAM_TIMEOUT_MS,
    });
    return /"IOPlatformUUID" = "([^"]+)"/.exec(stdout)?.[1];
  });
}

/** Serial number of the first disk that has one. */
export async function readDiskSerial(platform: NodeJS.Platform): Promise<string | undefined> {
  if (platform === 'win32')
    return powershell(
      '(Get-CimInstance -ClassName Win32_DiskDrive | Sort-Object Index | Select-Object -First 1).SerialNumber',
    );
  if (platform !== 'linux') return undefined;
  const disks = (await orUndefined(() => readdir('/sys/block'))) ?? [];
  for (const disk of disks.sort()) {
    const serial = await orUndefined(() => readFile(`/sys/block/${disk}/device/serial`, 'utf8'));
    if (serial !== undefined && serial.trim() !== '') return serial.trim();
  }
  return undefined;
}

export function readCpuModel(): string | undefined {
  return cpus()[0]?.model;
}

/** Memory rounded up to a power of two GB: what firmware and graphics take varies between boots. */
export function memoryClass(bytes: number = totalmem()): string {
  return `${2 ** Math.ceil(Math.log2(Math.max(bytes, 1) / 2 ** 30))} GB`;
}

function powershell(command: string): Promise<string | undefined> {
  return orUndefined(async () => {
    const { stdout } = await run('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', command], {
      timeout: PROGRAM_TIMEOUT_MS,
      windowsHide: true,
    });
    return stdout.trim();
  });
}

async function orUndefined<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch {
    // A component that cannot be read is left out; the comparison tolerates it.
    return undefined;
  }
}
