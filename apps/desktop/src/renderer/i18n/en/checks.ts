/** The list before the start button, by code; then by level, or by the problem where a code knows several. */
export const checks = {
  license: {
    title: 'License',
    ok: 'The license allows sending.',
    warning: 'The license server could not be reached lately. Sending goes on until the reserve ends.',
    error: 'The license does not allow sending. Open the license page.',
  },
  terms: {
    title: 'Terms',
    ok: 'You accepted the terms.',
    error: 'Accept the terms on the welcome page.',
  },
  profile: {
    title: 'Profile',
    ok: 'The profile is connected.',
    warning: 'The profile is linked but not connected. The campaign waits until you connect it.',
    error: 'The profile is not linked. Open it and scan its code.',
  },
  audience: {
    title: 'Audience',
    ok: '{willReceive} of {total} people will get the message.',
    error: 'Nobody in this list can be written to. Record consent or choose another list.',
  },
  'follow-up': {
    title: 'Follow-up',
    ok: 'People of “{name}” join one by one, when they are due.',
    error: '“{name}” has not been started. Start it first.',
  },
  consent: {
    title: 'Consent',
    ok: 'Everybody who will be written to has a record of consent.',
    warning:
      '{people} people have no recorded consent and are left out. Record it on the contacts page to include them.',
  },
  template: {
    title: 'Message',
    ok: 'No problems found in the message.',
    warning: 'The message is worth a second look.',
    error: 'The message has an error. Go back to the message and correct it.',
  },
  length: {
    title: 'Length',
    ok: 'Everybody’s text fits into one message.',
    error:
      'The text is longer than {limit} characters for {people} people, among them {who}. Shorten the message or their values.',
  },
  media: {
    title: 'File',
    none: '“{name}” is in its place.',
    missing: '“{name}” is not in the data folder any more. Add it to the message again.',
    changed: '“{name}” was changed in the data folder. Add it to the message again.',
  },
  schedule: {
    title: 'Schedule',
    none: 'Everybody’s turn comes in time.',
    'start-in-past': 'The start time has passed: it starts at once.',
    'expires-in-past': 'The “never after” time has passed. Choose a later one.',
    'expires-before-start': 'The “never after” time is before the start. Choose a later one.',
    'will-expire':
      'Not everybody’s turn comes before the “never after” time. Start earlier or choose a later end.',
  },
  whatsapp: {
    title: 'WhatsApp Web',
    ok: 'WhatsApp Web fits this version of the app.',
    error: 'WhatsApp changed. Missing: {missing}. Update the app; nothing was sent.',
  },
  approved: {
    title: 'Official API',
    none: 'Meta has approved the template “{template}”.',
    'not-read': 'The templates of this profile were not read yet. Choose one again in the message.',
    gone: 'Meta does not know the template “{template}” any more. Choose another one.',
    'not-approved':
      'Meta has not approved the template “{template}” (it is {status}). Choose another one, or wait.',
    changed: 'The template “{template}” was changed at Meta. Choose it again and look at the text.',
    'cannot-fill':
      'The template “{template}” has a header or a button of a kind the app does not know. Choose another one.',
    unreadable: 'A value of the template has an error. Look at its braces.',
    blank: 'Nothing is written for {place}. Write what goes there.',
    choices: 'What is written for {place} offers a choice. Write one text, with fields if you like.',
    empty:
      'People without “{field}”, which {place} wants: {people}. Meta refuses empty values; add a fallback, for example “there”.',
    missing: 'People with nothing for {place}, which Meta refuses: {people} ({who}). Add a fallback.',
    'too-long':
      'People with more than {limit} characters for {place}, which Meta refuses: {people} ({who}). Make it shorter.',
    'no-degrees':
      'People with no degrees for {place}: {people} ({who}). Meta wants a number like 48.2083 there.',
    'no-file': 'The template shows a file ({kind}) in its header. Add it to the message.',
    'file-kind': 'The header of the template shows another kind of file ({kind}). Choose such a file.',
    'not-pdf': 'The header of a template shows PDF documents alone. Choose a PDF.',
    media: 'The template shows no file, so none can go with it. Take the file out of the message.',
    'wrong-profile':
      'Approved templates leave through the official API alone. Choose a Cloud API profile, or write a text.',
    'free-text':
      'Free text reaches {people} of {total} people: those who wrote to this number in the last 24 hours. Use an approved template to reach everybody.',
    place: {
      body: 'placeholder {name}',
      header: 'the header',
      latitude: 'the latitude',
      longitude: 'the longitude',
      'place-name': 'the name of the place',
      address: 'the address of the place',
      url: 'the address of button {name}',
      'quick-reply': 'the payload of button {name}',
      'copy-code': 'the code of button {name}',
    },
  },
  meter: {
    title: 'WhatsApp’s own limits',
    none: 'WhatsApp reports no warning for this number.',
    unknown: 'Not known yet; they are read as soon as the profile is connected.',
    'time-lock':
      'WhatsApp has locked this number for new chats. People who never wrote to you must wait until it ends.',
    capped:
      'WhatsApp’s quota for new chats is used up. People who never wrote to you must wait until it renews.',
    tier: 'Meta lets this number write to {total} people first within 24 hours. The campaign keeps below it.',
    quality:
      'Meta rates the quality of this number as reduced: people blocked or reported it. Write to fewer people, and only to those who expect it.',
    warning: 'WhatsApp has warned this number: {left} of {total} new chats are left. Choose a gentler pace.',
  },
} as const;
