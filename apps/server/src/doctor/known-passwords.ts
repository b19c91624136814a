/** What images, guides and this repository put where a password belongs. */
const KNOWN =
  /^(postgres(ql)?|mywasender|user|admin|root|test|example|secret|change.?me|password\d*|1234\d*)$/i;

/** Known to everybody: good for nothing, and nothing to hide. */
export function isKnownPassword(password: string): boolean {
  return KNOWN.test(password);
}
