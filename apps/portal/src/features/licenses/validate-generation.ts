import { MOST_LICENSES } from '@mywasender/contract/http/licenses';
import { endOfDay } from '../../shared/end-of-day.ts';
import type { useText } from '../../shared/use-text.ts';
import { checkEmail } from '../../shared/validate-credentials.ts';

type Text = ReturnType<typeof useText>;

export const optionalEmail = (text: Text) => (value: string) =>
  value.trim() === '' ? null : checkEmail(text)(value);

/** `balance` is null where no quota applies or it is not known yet: the server decides anyway. */
export const checkQuantity = (text: Text, balance: number | null) => (value: number | string) => {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > MOST_LICENSES)
    return text('licenses.badQuantity');
  return balance !== null && value > balance ? text('licenses.overQuota', { balance }) : null;
};

export const optionalFutureDay = (text: Text) => (value: string) =>
  value === '' || new Date(endOfDay(value)).getTime() > Date.now() ? null : text('licenses.pastDate');
