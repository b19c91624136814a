const UNITS = ['B', 'kB', 'MB', 'GB'] as const;

/** Bytes as people read them: 1 kB = 1000 B, one decimal below ten. */
export function fileSize(bytes: number, formatNumber: (value: number) => string): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const rounded = unit > 0 && value < 10 ? Math.round(value * 10) / 10 : Math.round(value);
  return `${formatNumber(rounded)} ${UNITS[unit]}`;
}
