import { AppError } from '@mywasender/contract/app-error';

/** A setting that cannot be used; the message names the variable and never contains a secret. */
export function configError(variable: string, problem: string): AppError {
  return new AppError('CONFIG_INVALID', { variable, problem });
}
