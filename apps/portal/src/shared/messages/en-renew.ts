/** Paying on a license one has. */
export const enRenew = {
  action: 'Renew',
  title: 'Renew license …{end}',
  text: 'It runs until {date}. The key stays the same, and your computers go on by themselves.',
  ended: 'It ran until {date}. The key stays the same, and your computers go on by themselves.',
  offers: 'What it goes on with',
  offer: '{name}, {price}',
  once: 'From {from} to {to}',
  month: 'From {from} to {to}, then paid again every month until you cancel it',
  year: 'From {from} to {to}, then paid again every year until you cancel it',
  chooseCountry: 'Choose your country to see the prices.',
  withoutProvider: 'No payment provider is set up on this server. Ask its operator.',
  givenBack: 'If the money is given back, exactly this time is taken from the license again.',
  takenBack: 'The money was given back, and the time it had paid for was taken from the license.',
  until: 'Runs until {date}',
  next: 'The key stays the same, and your computers go on by themselves.',
  refusals: {
    'not-bought': 'This license was not bought here. Whoever gave it to you can extend it.',
    revoked: 'This license has ended for good. Buy a new one.',
    suspended: 'This license is suspended. Once it is active again, it can be renewed.',
    trial: 'A trial cannot be renewed. Buy a license and enter its key in the app.',
    'not-started': 'Its time begins when it is first activated. Until then there is nothing to renew.',
    'without-end': 'This license has no end: there is nothing to renew.',
    subscription: 'Its subscription renews it by itself. You find it under Orders.',
    'not-sold':
      'This plan is no longer for sale in the currency you paid in. Look at the prices for another one.',
  },
} as const;
