export const enAnomalies = {
  title: 'Anomalies',
  text: 'Licenses and computers that look abused. Nothing was done about them: open one to suspend its license or block a computer.',
  show: 'Show',
  every: 'Everything',
  kind: {
    'activations-per-hour': 'Activated very often',
    'devices-per-month': 'On many computers',
    'device-in-two-places': 'In two places',
    'licenses-per-computer': 'Many licenses on one computer',
  },
  happened: 'What happened',
  what: {
    'activations-per-hour': 'Activated {count} times within an hour.',
    'devices-per-month': 'Activated on {count} computers within a month.',
    'device-in-two-places': 'A computer changed its address {count} times within an hour.',
    'licenses-per-computer': '{count} licenses were activated on one computer within a month.',
  },
  deviceInTwoPlaces: '“{name}” changed its address {count} times within an hour.',
  next: {
    'activations-per-hour':
      'Ask the customer what is wrong. If the key got into other hands, suspend the license.',
    'devices-per-month': 'The key may have been passed on. Suspend the license until that is clear.',
    'device-in-two-places': 'The installation may have been copied. Block the computer if nobody knows it.',
    'licenses-per-computer':
      'Somebody may be collecting licenses. Compare their customers, and suspend those that were bought dishonestly.',
  },
  threshold: 'Noticed from {threshold} on',
  license: 'License',
  gone: 'No longer there',
  customer: 'Customer',
  last: 'Last',
  none: 'Nothing looks abused',
  noneText: 'Unusual activations are noticed here by themselves, and stay for a year.',
  noneOfKind: 'Nothing of this kind was noticed',
} as const;
