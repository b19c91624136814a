/**
 * Countries that span several zones: the main ones, most people first. A message waits until it is allowed in all
 * of them, because a mobile number does not say where in the country its owner is. Zones with under about 1 % of
 * the people are left out (Lord Howe, Adak, Kamchatka …), as they would shrink everybody's day.
 */
export const WIDE_COUNTRIES: Readonly<Record<string, readonly string[]>> = {
  US: ['America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles'],
  CA: ['America/Toronto', 'America/Winnipeg', 'America/Edmonton', 'America/Vancouver', 'America/Halifax'],
  MX: ['America/Mexico_City', 'America/Tijuana', 'America/Hermosillo', 'America/Cancun'],
  BR: ['America/Sao_Paulo', 'America/Manaus', 'America/Rio_Branco'],
  RU: ['Europe/Moscow', 'Asia/Yekaterinburg', 'Asia/Novosibirsk', 'Asia/Vladivostok'],
  AU: ['Australia/Sydney', 'Australia/Brisbane', 'Australia/Adelaide', 'Australia/Perth'],
  ID: ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'],
  CD: ['Africa/Kinshasa', 'Africa/Lubumbashi'],
  KZ: ['Asia/Almaty'],
};

/** Area codes that settle the zone: E.164 prefix → zone. Brazil's are binding, Alaska's and Hawaii's customary. */
export const AREA_ZONE: Readonly<Record<string, string>> = {
  '+1808': 'Pacific/Honolulu',
  '+1907': 'America/Anchorage',
  '+5565': 'America/Cuiaba',
  '+5566': 'America/Cuiaba',
  '+5567': 'America/Campo_Grande',
  '+5568': 'America/Rio_Branco',
  '+5569': 'America/Porto_Velho',
  '+5592': 'America/Manaus',
  '+5595': 'America/Boa_Vista',
  '+5597': 'America/Manaus',
};
