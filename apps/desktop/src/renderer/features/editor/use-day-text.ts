import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** A day of the calendar, `YYYY-MM-DD`, as it is read; it has no time zone. */
export function useDayText(): (date: string) => string {
  const { i18n } = useTranslation();
  const format = useMemo(
    () =>
      new Intl.DateTimeFormat(i18n.language, {
        weekday: 'short',
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        timeZone: 'UTC',
      }),
    [i18n.language],
  );
  return (date) => format.format(Date.parse(`${date}T00:00:00Z`));
}
