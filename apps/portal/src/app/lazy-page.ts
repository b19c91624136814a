import { AppError } from '@mywasender/contract/app-error';
import { type ComponentType, lazy } from 'react';

/**
 * A page in a file of its own. When that cannot be loaded (no connection, or a newer portal was installed and the
 * old file is gone) the error is one that people understand.
 */
export function lazyPage<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  return lazy(async () => {
    try {
      return { default: await load() };
    } catch (cause) {
      throw new AppError('UNAVAILABLE', {}, cause);
    }
  });
}
