const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** True for `HH:MM` from 00:00 to 24:00. */
export function isTimeOfDay(text: string): boolean {
  return text === '24:00' || TIME.test(text);
}

/** Minutes after midnight of `HH:MM`, 0–1440. Text that is no time counts as midnight: validate first. */
export function minutesOfDay(text: string): number {
  if (text === '24:00') return 1440;
  const match = TIME.exec(text);
  return match === null ? 0 : Number(match[1]) * 60 + Number(match[2]);
}
