/** Paying on a license one has. */
export const enRenew = {
  action: 'Renew',
  byLink: 'Renew your license',
  byLinkText: 'By the link of the mail; no account is needed.',
  change: 'Change plan',
  renewTitle: 'Renew license …{end}',
  changeTitle: 'Change the plan of license …{end}',
  text: 'It runs until {date}. The key stays the same, and your computers go on by themselves.',
  ended: 'It ran until {date}. The key stays the same, and your computers go on by themselves.',
  offers: 'What it goes on with',
  changes: 'Which plan',
  nowOnce:
    'Holds at once, and a new term begins. You pay {amount} now: {unused} for the days you paid for and did not use are taken off the price. A day that has begun counts as used.',
  nowAgain:
    'Holds at once. You pay {amount} now; {unused} for the days you paid for and did not use are given back to how you paid before. A day that has begun counts as used. Your subscription until now ends.',
  atEnd:
    'Begins on {date}, when what you paid for ends; until then your plan stays. You pay {amount} now. A subscription you have until now is not charged again.',
  devicesOver_one:
    'This plan is for fewer computers. Take {count} computer out of the license first: below, under Devices. None is thrown off by itself.',
  devicesOver_other:
    'This plan is for fewer computers. Take {count} computers out of the license first: below, under Devices. None is thrown off by itself.',
  offer: '{name}, {price}',
  once: 'From {from} to {to}',
  month: 'From {from} to {to}, then paid again every month until you cancel it',
  year: 'From {from} to {to}, then paid again every year until you cancel it',
  chooseCountry: 'Choose your country to see the prices.',
  withoutProvider: 'No payment provider is set up on this server. Ask its operator.',
  changeGivenBack: 'If the money is given back, the change is undone.',
  givenBack: 'If the money is given back, exactly this time is taken from the license again.',
  until: 'Runs until {date}',
  next: 'The key stays the same, and your computers go on by themselves.',
  refusals: {
    several:
      'Its subscription pays for other licenses as well. End it under Orders; each license can then be renewed with the plan you like.',
    changing: 'It is about to get another plan already. Once it has, you can change again.',
    'past-due': 'A payment of its subscription is open. Once it is paid, you can change.',
    'no-other': 'There is no other plan for sale in the currency you paid in.',
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
