/** Full phone numbers look like a formula to nobody but a lint; every other leading sign is defused. */
const PLAIN_PHONE = /^\+\d{5,15}$/;
const FORMULA = /^\s*[=+\-@|%]|^[\t\r]/;

/** One line of a CSV file as spreadsheet programs may open it: cells that would run as a formula begin with `'`. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) && !PLAIN_PHONE.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
