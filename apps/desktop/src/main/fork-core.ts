import { utilityProcess } from 'electron';
import { HEAP_FLAG } from '../core/heap-flag.ts';
import type { CoreProcess } from './supervise-core.ts';

/** The core in a process of its own, so that a million rows never hold up the window. Only after `ready`. */
export function forkCore(modulePath: string, dataDir: string): CoreProcess {
  const child = utilityProcess.fork(modulePath, [dataDir], {
    serviceName: 'MyWASender core',
    stdio: 'inherit',
    execArgv: [`--js-flags=${HEAP_FLAG}`],
  });
  return {
    port: {
      post: (message) => child.postMessage(message),
      listen: (listener) => void child.on('message', listener),
    },
    onExit: (listener) => void child.once('exit', listener),
    kill: () => void child.kill(),
  };
}
