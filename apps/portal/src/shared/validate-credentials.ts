import type { useText } from './use-text.ts';

type Text = ReturnType<typeof useText>;

/** bcrypt reads no more; the server refuses longer ones. */
const MAX_BYTES = 72;
const MIN_LENGTH = 8;

export const checkEmail = (text: Text) => (value: string) =>
  /^\S+@\S+\.\S+$/.test(value.trim()) ? null : text('auth.invalidEmail');

export const checkNewPassword = (text: Text) => (value: string) => {
  if (value.length < MIN_LENGTH) return text('auth.shortPassword');
  return new TextEncoder().encode(value).length > MAX_BYTES ? text('auth.longPassword') : null;
};
