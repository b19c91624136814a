/** What the page says in an error may name a chat. Numbers of people do not go into logs. */
export function maskNumbers(text: string): string {
  return text.replace(/\d{5,}/g, (digits) => `…${digits.slice(-2)}`);
}
