/** What a row says about a person's name; blank parts are `''`. */
export interface NameCells {
  readonly name?: string;
  readonly firstName?: string;
  readonly lastName?: string;
}

/**
 * Fills the standard fields from what the row has: a full name from its parts, a first name from the full name.
 * "García, Ana" is read as last name first.
 */
export function contactNames(cells: NameCells): {
  readonly name: string;
  readonly first_name: string;
  readonly last_name: string;
} {
  const first = tidy(cells.firstName);
  const last = tidy(cells.lastName);
  const whole = uncomma(tidy(cells.name));
  const name = whole === '' ? tidy(`${first} ${last}`) : whole;
  return { name, first_name: first === '' ? (name.split(' ')[0] ?? '') : first, last_name: last };
}

function uncomma(name: string): string {
  const parts = name.split(/\s*,\s*/);
  return parts.length === 2 && parts[1] !== '' ? `${parts[1]} ${parts[0]}` : name;
}

function tidy(text: string | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}
