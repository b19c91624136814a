const two = (value: number) => String(value).padStart(2, '0');

/** Epoch ms as the value of an `<input type="datetime-local">`; empty for null. */
export function toLocalInput(at: number | null): string {
  if (at === null) return '';
  const date = new Date(at);
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The other way round; null while the field is not complete. */
export function fromLocalInput(value: string): number | null {
  if (!/^\d{4,}-\d\d-\d\dT\d\d:\d\d/.test(value)) return null;
  const at = new Date(value).getTime();
  return Number.isNaN(at) ? null : at;
}
