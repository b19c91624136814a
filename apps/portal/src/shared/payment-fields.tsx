import { Group, Radio, type RadioGroupProps, Select, type SelectProps } from '@mantine/core';
import type { PriceList } from '@mywasender/contract/http/prices';
import { useTranslation } from 'react-i18next';
import { countryOptions } from './country-options.ts';
import { useText } from './use-text.ts';

/** Where the buyer lives, which decides about the tax. */
export function CountryField(props: Pick<SelectProps, 'value' | 'onChange' | 'error'>) {
  const text = useText();
  const { i18n } = useTranslation();
  return (
    <Select
      {...props}
      label={text('buy.country')}
      description={text('buy.countryHint')}
      searchable
      data={[...countryOptions(i18n.language)]}
    />
  );
}

export interface ProviderFieldProps extends Pick<RadioGroupProps, 'value' | 'onChange' | 'error'> {
  readonly providers: PriceList['providers'];
}

/** Whom the money is paid to. */
export function ProviderField({ providers, ...props }: ProviderFieldProps) {
  const text = useText();
  return (
    <Radio.Group {...props} label={text('buy.provider')}>
      <Group mt="xs">
        {providers.map(({ name }) => (
          <Radio key={name} value={name} label={text(`buy.${name}`)} />
        ))}
      </Group>
    </Radio.Group>
  );
}
