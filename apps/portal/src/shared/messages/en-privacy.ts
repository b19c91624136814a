export const enPrivacy = {
  title: 'Privacy',
  text: 'What we keep about you is yours: take it with you, or have it deleted.',
  mails: 'Mails',
  mailLanguage: 'Language of mails',
  wanted: 'Mails you want',
  wantedHint: 'Mails that keep your account safe always come.',
  mail: {
    'new-device-sign-in': 'When a new device signs in',
    'license-issued': 'When you get a license',
    'license-ending': 'Before a license you bought ends',
    'webhook-switched-off': 'When a webhook of your shop is switched off, for resellers',
    alert: 'Alerts of the license server, for administrators',
  },
  export: 'A copy of your data',
  exportText: 'Everything we keep about you, as one JSON file.',
  askExport: 'Ask for a copy',
  exportPassword: 'We mail you a link to it. Enter your password first.',
  exportSent: 'A link is on its way to your e-mail address. It works once, for a day.',
  delete: 'Delete account',
  deleteText:
    'Your account is closed at once and erased after 30 days. Until then a link in the mail you get brings it back.',
  deletePassword:
    'You are signed out everywhere and nobody can sign in any more. Licenses you bought run on until they end, but you no longer see them here.',
  deleted:
    'Your account is closed and will be erased on {date}. If you change your mind, use the link in the mail we sent you before then.',
  yourData: 'Your data',
  yourDataText: 'The copy of your data is ready. The link works once.',
  download: 'Download',
  downloaded: 'Your data was saved as mywasender-your-data.json.',
  keep: 'Keep my account',
  keepText: 'Your account was to be deleted. You can still keep it.',
  kept: 'Your account is open again. Sign in as before.',
} as const;
