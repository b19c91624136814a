import { hostname as systemHostname } from 'node:os';
import type { Machine } from '@mywasender/sender/ports';
import { memoryClass, readCpuModel, readDiskSerial, readPlatformUuid } from './read-hardware.ts';
import { readMachineId, SYSTEM_READERS } from './read-machine-id.ts';

/** This computer as the license server comes to know it. The raw values stay in the process. */
export function createMachine(appVersion: string): Machine {
  const hostname = systemHostname();
  const platform = process.platform;
  let components: ReturnType<Machine['fingerprintComponents']> | undefined;

  const read = async () => {
    const [platformUuid, diskSerial] = await Promise.all([
      readPlatformUuid(platform),
      readDiskSerial(platform),
    ]);
    const machineId = readMachineId({ readers: SYSTEM_READERS, hostname });
    const cpuModel = readCpuModel();
    return { machineId, platformUuid, diskSerial, cpuModel, memoryClass: memoryClass(), osFamily: platform };
  };

  return {
    fingerprintComponents: () => (components ??= read()),
    hostname,
    // What its owner recognises in the list of devices.
    deviceName: hostname.slice(0, 120) || 'this computer',
    platform,
    appVersion,
  };
}
