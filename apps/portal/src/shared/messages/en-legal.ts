/** What the software does, in sentences a buyer reads; each section is a heading and what stands below it. */
export const enLegal = {
  privacyTitle: 'Privacy',
  privacyText: 'What this server stores about you, who gets it, and when it goes.',
  privacy: {
    stays: {
      title: 'What never comes here',
      text: [
        'Your contacts, messages, campaigns and the proof that people agreed stay on your computer. The app contacts WhatsApp, this server and what you set up yourself, and lists those hosts under Settings.',
        'If you connect a number of the official WhatsApp Cloud API, Meta delivers its messages and receipts here. They are kept sealed until your computers have fetched them, seven days at most. Nobody reads them here.',
      ].join('\n\n'),
    },
    stored: {
      title: 'What is stored',
      text: [
        'Your account: e-mail address, name, language and settings. The password is kept as a hash from which it cannot be read. Addresses are encrypted.',
        'Signing in: when, from which network address and with which browser, so that you can see and end your sessions.',
        'Your licenses and computers: the name of a computer, its system, the version of the app and when it asked last. What makes a computer known is kept as keyed hashes.',
        'Your orders: what you bought, when, for how much, from which country, and the name, address and tax number you gave for the invoice.',
      ].join('\n\n'),
    },
    given: {
      title: 'Who gets it',
      text: [
        'The payment provider you choose gets your e-mail address and the amount. Your card or account number is entered on its own page and never reaches this server.',
        'Whoever sold you a license sees your e-mail address, the state of the license and the names of its computers.',
        'There is no advertising, no analytics and no tracking. One cookie keeps you signed in; it is needed for that and used for nothing else.',
      ].join('\n\n'),
    },
    kept: {
      title: 'How long',
      text: [
        'Sessions: 30 days after they ended. Network addresses in the record of what was done: 90 days. Failed sign-ins: a day.',
        'Your account: until you close it, and 30 days more in which you can come back. Your address with a license: a year after the last one ended.',
        'Invoices, with the name and address on them: eleven years, because tax laws ask for ten. Backups hold what was there when they were made.',
      ].join('\n\n'),
    },
    rights: {
      title: 'What you can do',
      text: [
        'In your account, under Privacy, you get a copy of everything about you, close the account, and choose which mails you get. Under Profile you correct name and address.',
        'You can object, ask for anything else and complain to the authority for data protection where you live. Write to whoever runs this server.',
      ].join('\n\n'),
    },
  },
  termsTitle: 'Terms',
  termsText: 'What you buy here and what holds for it.',
  terms: {
    license: {
      title: 'The license',
      text: [
        'A license lets you run MyWASender on as many computers as its plan says, until its end. Whoever has the key can use one of its places, so keep it to yourself. You can take a computer out and use another one.',
        'The app asks this server from time to time whether the license holds. Without an answer it goes on for seven days; then it sends nothing until it reaches the server again. Everything in it can be seen and exported at all times.',
      ].join('\n\n'),
    },
    whatsapp: {
      title: 'WhatsApp',
      text: 'WhatsApp does not allow bulk or automated messages from ordinary accounts. It may limit or close a number that sends them. MyWASender keeps a human pace and does not hide what it is; it cannot promise that a number stays open. The official Cloud API, which the app supports too, is the way WhatsApp allows.',
    },
    consent: {
      title: 'Write only to people who agreed',
      text: 'You write only to people who agreed to hear from you and can show it. Whoever says STOP is not written to again; the app sees to that and offers no way around it. You are responsible for what you send and for keeping the law where your recipients live.',
    },
    payment: {
      title: 'Paying',
      text: [
        'You pay on the page of the payment provider. The price you are shown before is the price you pay, with the tax of your country as it says there. Each payment has an invoice.',
        'A subscription is paid again every month or year until you cancel it in your account. Cancelled, it runs to the end of what is paid. A renewal adds its time to the license you have; the key stays.',
        'When money is given back, what it paid for ends. While a payment is disputed at a bank, its license rests.',
      ].join('\n\n'),
    },
    end: {
      title: 'When a license ends early',
      text: 'The seller can suspend or end a license whose payment was taken back, whose key was passed on, or that is used against these terms. The app says so and what to do next; what is stored on your computer stays yours.',
    },
    server: {
      title: 'This server',
      text: 'It is run with care and without a promise that it never fails; the page Status says how it is. The software comes as it is, as its own license says. Rights the law of your country gives you as a buyer stay untouched by all of this.',
    },
  },
  plain: 'This text describes what the software does. It is no legal advice.',
} as const;
