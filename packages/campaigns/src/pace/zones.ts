import { getCountries, getCountryCallingCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { PhoneNumber } from '../phone-number.ts';
import { COUNTRY_ZONE } from './country-zones.ts';
import { AREA_ZONE, WIDE_COUNTRIES } from './wide-countries.ts';

/** Numbers of no country (satellite, international networks) have no local time; UTC is the stand-in. */
const NOWHERE: readonly string[] = ['UTC'];

/** Calling codes of one country alone, by digits. */
const ONE_COUNTRY = new Map(
  [...Map.groupBy(getCountries(), (country) => getCountryCallingCode(country))].flatMap(
    ([code, [country, another]]) =>
      country === undefined || another !== undefined ? [] : [[String(code), country]],
  ),
);

/** Most numbers name their country by their first digits; parsing them whole costs ten times as much. */
function onlyCountryOf(phone: PhoneNumber): string | undefined {
  for (const length of [1, 2, 3]) {
    const country = ONE_COUNTRY.get(phone.slice(1, 1 + length));
    if (country !== undefined) return country;
  }
  return undefined;
}

/**
 * IANA zones the owner of this number may be in, the most likely first; never empty. One zone for most countries
 * and for Brazilian area codes, several for countries as wide as the United States.
 */
export function zonesOfPhone(phone: PhoneNumber): readonly string[] {
  const area = AREA_ZONE[phone.slice(0, 5)];
  if (area !== undefined) return [area];
  if (phone.startsWith('+55')) return ['America/Sao_Paulo'];
  const country = onlyCountryOf(phone) ?? parsePhoneNumberFromString(phone, { extract: false })?.country;
  return country === undefined ? NOWHERE : zonesOfCountry(country);
}

/** As `zonesOfPhone`, when only the country (ISO 3166 alpha-2) is known. */
export function zonesOfCountry(country: string): readonly string[] {
  const wide = WIDE_COUNTRIES[country];
  if (wide !== undefined) return wide;
  const zone = COUNTRY_ZONE[country];
  return zone === undefined ? NOWHERE : [zone];
}
