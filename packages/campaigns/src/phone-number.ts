/** A phone number in E.164 (`+` and 8–15 digits) that `parsePhone` accepted. */
export type PhoneNumber = string & { readonly __brand: 'PhoneNumber' };

const E164 = /^\+[1-9]\d{6,14}$/;

/** True for text in E.164 form. Says nothing about whether the number is assigned: that is `parsePhone`. */
export function isE164(text: string): text is PhoneNumber {
  return E164.test(text);
}
