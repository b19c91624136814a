import { AppError, type ErrorParams } from '@mywasender/contract/app-error';
import { describeError, ERRORS, type ErrorCode } from '@mywasender/contract/error-codes';

/** What a person sees of an error. `requestId` finds the matching log line; null when nothing was asked of a server. */
export interface ErrorText {
  readonly text: string;
  readonly code: ErrorCode | null;
  readonly requestId: string | null;
}

type Lookup = (key: string, options: Record<string, unknown>) => string;

interface CodedError {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
  readonly requestId: string | null;
}

const isErrorCode = (value: unknown): value is ErrorCode =>
  typeof value === 'string' && Object.hasOwn(ERRORS, value);

function isParams(value: unknown): value is ErrorParams {
  return typeof value === 'object' && value !== null;
}

/** Reads an AppError (its request id in `params.requestId`) or a WireError. */
function readCoded(error: unknown): CodedError | null {
  if (typeof error !== 'object' || error === null || !('code' in error) || !isErrorCode(error.code))
    return null;
  const params = 'params' in error && isParams(error.params) ? error.params : {};
  const id = !(error instanceof AppError) && 'requestId' in error ? error.requestId : params.requestId;
  return { code: error.code, params, requestId: typeof id === 'string' ? id : null };
}

/**
 * The sentence for an error in the language of `t`: namespace `errors`, key = the code, else the English one
 * of the contract. Unknown errors get a general sentence; their message never reaches a person.
 */
export function errorMessage(t: Lookup, error: unknown): ErrorText {
  const coded = readCoded(error);
  if (coded === null) return { text: t('ui:unknownError', {}), code: null, requestId: null };
  const translated = t(`errors:${coded.code}`, { ...coded.params, defaultValue: '' });
  return {
    text: translated === '' ? describeError(coded.code, coded.params) : translated,
    code: coded.code,
    requestId: coded.requestId,
  };
}
