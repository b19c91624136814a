import { AppError } from '@mywasender/contract/app-error';
import type { PasswordProblem } from '@mywasender/contract/http/password';
import { isCommonPassword } from './common-passwords.ts';
import { estimateStrength } from './estimate-strength.ts';

const MIN_PASSWORD_LENGTH = 8;
/** bcrypt would ignore the rest */
const MAX_PASSWORD_BYTES = 72;
/** of 0 to 4: some 10^8 guesses */
const MIN_STRENGTH = 3;

const PRODUCT_WORDS = ['mywasender', 'whatsapp'];
/** Shorter ones are in too many words. */
const MIN_WORD_LENGTH = 3;

export interface PasswordInput {
  readonly password: string;
  readonly email?: string | undefined;
  readonly name?: string | undefined;
}

export interface PasswordJudgement {
  /** 0 to 4 */
  readonly strength: number;
  /** null: it may be used */
  readonly problem: PasswordProblem | null;
}

/**
 * Length, breaches and strength decide; nobody is made to use digits or capitals. Every character counts, spaces
 * too.
 */
export async function judgePassword({ password, email, name }: PasswordInput): Promise<PasswordJudgement> {
  const words = wordsOf(email, name);
  const tooLong = Buffer.byteLength(password) > MAX_PASSWORD_BYTES;
  const strength = tooLong ? 0 : await estimateStrength(password, words);
  const problem = (): PasswordProblem | null => {
    if (tooLong) return 'PASSWORD_TOO_LONG';
    if (Array.from(password).length < MIN_PASSWORD_LENGTH) return 'PASSWORD_TOO_SHORT';
    if (isCommonPassword(password)) return 'PASSWORD_COMMON';
    if (isMadeOf(password, words)) return 'PASSWORD_PERSONAL';
    return strength < MIN_STRENGTH ? 'PASSWORD_WEAK' : null;
  };
  return { strength, problem: problem() };
}

/** Throws what is wrong with a new password. */
export async function checkNewPassword(input: PasswordInput): Promise<void> {
  const { problem } = await judgePassword(input);
  if (problem !== null) throw new AppError(problem);
}

/** Words of the product and of the owner: the name, the address and its parts. */
function wordsOf(email = '', name = ''): string[] {
  const parts = `${name} ${email}`.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  const words = [...PRODUCT_WORDS, email.toLowerCase(), ...parts];
  return words.filter((word) => word.length >= MIN_WORD_LENGTH);
}

/** Whether too little is left of a password without such words. */
function isMadeOf(password: string, words: readonly string[]): boolean {
  const text = password.toLowerCase();
  const longestFirst = words.toSorted((a, b) => b.length - a.length);
  const rest = longestFirst.reduce((left, word) => left.replaceAll(word, ''), text);
  return rest !== text && Array.from(rest).length < MIN_PASSWORD_LENGTH;
}
