import { Select, type SelectProps } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { COUNTRY_CODES } from './country-codes.ts';

export type CountrySelectProps = Omit<SelectProps, 'data' | 'searchable' | 'value' | 'onChange'> & {
  readonly value: string;
  readonly onChange: (country: string) => void;
};

/** Countries by their names in the language of the app. */
export function CountrySelect({ value, onChange, ...props }: CountrySelectProps) {
  const { i18n } = useTranslation();
  const { language } = i18n;
  const countries = useMemo(() => {
    const names = new Intl.DisplayNames(language, { type: 'region' });
    return COUNTRY_CODES.map((code) => ({ value: code, label: names.of(code) ?? code })).sort((a, b) =>
      a.label.localeCompare(b.label, language),
    );
  }, [language]);
  return (
    <Select
      {...props}
      data={countries}
      searchable
      allowDeselect={false}
      value={value}
      onChange={(country) => country !== null && onChange(country)}
    />
  );
}
