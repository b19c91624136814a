import { type Check, fail, ok, warn } from '../check.ts';
import type { EnvironmentSubject } from './environment-subject.ts';

/** Debug lines, an open inspector and unchecked certificates are for a developer's machine. */
export const debuggingCheck: Check<Pick<EnvironmentSubject, 'env'>> = {
  name: 'debugging',
  run({ env }) {
    const level = env.LOG_LEVEL || 'info';
    const open = [
      ...(['debug', 'trace'].includes(level) ? [`LOG_LEVEL=${level}`] : []),
      ...(/--inspect/.test(env.NODE_OPTIONS ?? '') ? ['--inspect in NODE_OPTIONS'] : []),
      ...(env.NODE_TLS_REJECT_UNAUTHORIZED === '0' ? ['NODE_TLS_REJECT_UNAUTHORIZED=0'] : []),
      ...['DEBUG', 'NODE_DEBUG'].filter((name) => env[name]),
    ];
    if (open.length > 0) return fail(`${open.join(', ')} is set`, 'Unset it; LOG_LEVEL=info is right.');
    if (level !== 'info') {
      return warn(`LOG_LEVEL=${level} leaves out refusals and sign-ins`, 'Set LOG_LEVEL=info.');
    }
    return ok('LOG_LEVEL=info, no inspector, certificates are checked');
  },
};
