export const app = {
  name: 'MyWASender',
  nav: {
    home: 'Home',
    campaigns: 'Campaigns',
    templates: 'Templates',
    contacts: 'Contacts',
    replies: 'Inbox',
    profiles: 'Profiles',
    license: 'License',
    settings: 'Settings',
  },
  actions: {
    next: 'Next',
    back: 'Back',
    cancel: 'Cancel',
    save: 'Save',
    close: 'Close',
  },
  none: '—',
  notFound: {
    title: 'Page not found',
    text: 'This page does not exist. It may have been moved or removed.',
    action: 'Go to the home page',
  },
  start: {
    title: 'MyWASender could not start',
    noToken: 'This page was opened without its key.',
    noTokenText:
      'Open the link that was printed in the terminal when the app was started. It ends in “#token=…” and is valid until the app is stopped.',
  },
  crash: {
    title: 'This page has a problem',
    text: 'Nothing was lost: sending goes on in the background. Load the page again.',
    reload: 'Load again',
  },
  toast: {
    stop: '{name} asked not to be written to again. They were taken off every campaign.',
    ambiguous: '{name} may want no more messages. Further messages to them wait until you look at the reply.',
  },
  banner: {
    label: 'Notices',
    unreachable: 'The app lost contact with its core',
    unreachableText: 'What you see may be old. Reconnecting by itself; if this stays, start the app again.',
    unlicensed: 'Not activated',
    unlicensedText: 'You can look around and import contacts. Messages are sent only with a license.',
    readOnly: 'Read only: nothing is sent',
    grace: 'The license server could not be reached',
    graceText: 'Sending goes on until {date} ({left}). Connect to the internet before then.',
    clock: 'The clock of this computer is wrong',
    clockText:
      'It stands before a time the app has already seen, so sending is paused. Set date and time right, then check the license.',
    outdated: 'WhatsApp changed',
    outdatedText:
      'Profile “{profile}”: parts the app needs are missing ({missing}). Its campaigns are paused; nobody was marked as failed. Update the app.',
    blocked: 'WhatsApp stopped “{profile}”',
    simulated: 'Practice mode',
    simulatedText: 'Messages go to the simulator on this computer, not to WhatsApp.',
    virtualClock: 'Waiting times are shortened.',
    activate: 'Activate',
    openLicense: 'Open license',
    checkNow: 'Check now',
  },
} as const;
