import { LICENSE_TEXTS } from '@mywasender/contract/license-texts/license-texts';

/** Sentences for closed code lists. Each says what is so and, where a person can do something, what to do. */
export const codes = {
  unknown: 'Reason: {code}',
  wait: {
    gap: 'keeping a natural pause between two messages',
    'minute-limit': 'the limit per minute is used up',
    'hour-limit': 'the limit per hour is used up',
    'day-limit': 'the limit per day is used up',
    'new-chat-limit': 'enough people were written to for the first time today',
    'warm-up': 'the number is still warming up: today’s allowance for first messages is used up',
    'whatsapp-quota': 'WhatsApp’s own quota for new chats is used up',
    'time-lock': 'WhatsApp has locked this number for new chats for a while; replies still work',
    'quiet-hours': 'it is outside the sending hours where the person lives',
    weekday: 'today is not one of the sending days',
    holiday: 'a holiday keeps it back where the person lives',
    scheduled: 'the campaign starts later',
    'campaign-paused': 'the campaign is paused; resume it to go on',
    'profile-paused': 'the WhatsApp profile that writes to them is paused; the campaign page says why',
    'profile-offline': 'the WhatsApp profile is not connected; connect it to go on',
    license: 'the license does not allow sending now; open the license page',
    'cool-down': 'a safety stop is cooling down',
    'rate-limited': 'Meta asks for fewer messages for now; nothing is lost, and it goes on by itself',
    'pair-limit': 'Meta takes no more messages to this person for now; they are tried again by themselves',
    'reply-open': 'the person has answered; set the conversation done or resume it in the inbox',
    'nobody-due': 'nobody is due for this follow-up yet',
    winner: 'part of the people try several versions first; this person gets the better one',
    'behind-others': 'other people are before this one in the queue',
    expired: 'the “never after” time of the campaign has passed; this person will be skipped',
  },
  skip: {
    suppressed: 'Asked not to be written to. They stay left out, in every campaign.',
    'no-consent': 'No recorded consent. Record how they agreed, then add them to a new campaign.',
    'invalid-number': 'The number is not a valid phone number. Correct it in your file and import again.',
    duplicate: 'The same number is already in this campaign.',
    'not-on-whatsapp': 'The number is not on WhatsApp. Reach this person another way.',
    expired: 'Their turn would have come after the “never after” time.',
    'opted-out-during': 'Asked to stop while the campaign was running.',
    'contact-deleted': 'The contact was removed before their turn.',
    'campaign-stopped': 'The campaign was stopped before their turn.',
    'ambiguous-reply':
      'Paused, by you or because a reply may have meant “stop”. Decide before writing again.',
    'already-received': 'Already got this message.',
    'condition-over':
      'They read the earlier message, answered it or said something else before this one left.',
    excluded: 'Left out by a rule of this campaign. Change the audience to write to them.',
    'window-closed':
      'Did not write in the last 24 hours, and Meta allows free text no longer than that. Use an approved template.',
  },
  fail: {
    refused:
      'WhatsApp refused the message; it did not leave. Check the profile before you try another campaign.',
    'error-ack': 'WhatsApp reported an error for this message; it did not leave.',
    'time-lock': 'WhatsApp had locked the number for new chats. Wait until the lock ends.',
    'not-found': 'WhatsApp could not find a chat for this number.',
    'upload-failed':
      'WhatsApp did not take the file; the message did not leave. Check the connection before you try another campaign.',
    'never-left': 'The app was interrupted and WhatsApp does not know the message: it never left.',
    'declared-not-sent': 'You looked at the phone and said it was not sent.',
    'window-closed':
      'More than 24 hours had passed since they wrote, and Meta allows free text no longer than that. Use an approved template.',
    template: 'Meta refused the template. See its state in WhatsApp Manager, then read the templates again.',
    undeliverable:
      'Meta could not deliver it: the number is not on WhatsApp, or its app is too old. Reach this person another way.',
    'person-limit':
      'Meta holds marketing back from this person for now: they have got much of it lately, or declined it. Do not try again at once.',
    'rate-limited':
      'Meta took it and then held it back: more was sent than the account may. Wait an hour, then choose a gentler pace.',
    'pair-limit':
      'Meta took it and then held it back: too many messages went to this person in a short time. Wait before you write to them again.',
    'spam-limit':
      'Meta limits this number because people blocked or reported it. Stop, and look at whom you write to and what.',
    payment: 'Meta wants a payment method for this account. Add one in WhatsApp Manager.',
    'no-access':
      'Meta refused the access token. Enter a new one on the page of the profile; this message did not leave.',
    'account-locked':
      'Meta has locked this account. Open WhatsApp Manager to see why; the message did not leave.',
    unreachable: 'Meta could not be reached; the message did not leave. Check your connection.',
  },
  pause: {
    user: 'You paused it. Resume when you are ready.',
    breaker:
      'A safety stop paused it: too many problems in a row. Look at the people below before you resume.',
    license: 'The license does not allow sending. Open the license page to see why.',
    'profile-offline': 'The WhatsApp profile is not connected. Connect it, then resume.',
    'logged-out': 'The phone unlinked this app. Link the profile again, then resume.',
    blocked: 'WhatsApp stopped this account. Nothing is sent until you have settled it with WhatsApp.',
    'spam-limit':
      'Meta holds this number back because people blocked or reported it. Look at whom you write to and what, then resume. Nobody was marked as failed.',
    conflict: 'WhatsApp Web is open somewhere else with this account. Close it there, then resume.',
    'whatsapp-changed':
      'WhatsApp changed. It goes on once the app has newer code for it. Nobody was marked as failed.',
    'disk-full': 'The disk is full. Free some space, then resume; nothing was lost.',
    'media-missing':
      'The file “{name}” is not in the data folder any more. Add the same file again; it then goes on by itself. Nobody was marked as failed.',
    'media-changed':
      'The file “{name}” was changed in the data folder. Add the one it was started with again; it then goes on by itself. Nobody was marked as failed.',
    'media-unreadable':
      'The browser of the profile may not read the file “{name}”. Choose another browser in the settings, then resume. Nobody was marked as failed.',
    'media-refused':
      'Meta does not take the file “{name}”. Stop this campaign and make one with another file. Nobody was marked as failed.',
    'no-winner':
      'Too many people asked to stop after each version of the message. Choose one below or stop the campaign.',
    error: 'Something unexpected happened. Resume to go on; nobody is written to twice.',
  },
  breaker: {
    failures: 'Safety stop: too many of the last messages failed. Look at the reasons, then resume.',
    'opt-outs':
      'Safety stop: too many people asked to stop. Look at your message and your list before you resume.',
    'not-found': 'Safety stop: too many numbers are not on WhatsApp. Clean the list before you resume.',
    delivery: 'Safety stop: fewer messages arrive than before. Wait, and send less at a time.',
  },
  offline: {
    'no-answer': 'Meta does not answer. Check your connection.',
    'rate-limited': 'Meta asks for fewer calls. Leave it connected: it is tried again by itself.',
    'page-silent': 'The WhatsApp page stopped answering, so it is opened again.',
    GATEWAY_PROXY_UNREACHABLE:
      'Nothing answers at the proxy of this profile. Check it below, then connect again. WhatsApp is not opened without it.',
    GATEWAY_PROXY_REFUSED:
      'The proxy of this profile does not let WhatsApp through. Check it below, then connect again. WhatsApp is not opened without it.',
    GATEWAY_PROXY_PASSWORD:
      'The proxy of this profile wants another user name or password. Enter them below, then connect again.',
    GATEWAY_PROXY_TIMEOUT:
      'The proxy of this profile did not answer in time. Check it below, then connect again. WhatsApp is not opened without it.',
  },
  block: {
    tos: 'WhatsApp says this account broke its terms. Open WhatsApp on the phone to see why and ask for a review. The app will not try again by itself.',
    proxy: 'WhatsApp refuses the network this profile uses. Use your normal connection and connect again.',
    temporary:
      'WhatsApp has restricted this account for a while. Open WhatsApp on the phone to see until when.',
  },
  logout: {
    'by-phone': 'The phone unlinked this app. Connect and scan the code again.',
    'account-locked': 'WhatsApp locked the account. Open WhatsApp on the phone and follow its steps.',
    'no-access':
      'Meta refuses the access token, or the ids do not belong to it. Enter them again below and test the connection.',
    unknown: 'WhatsApp ended the link. Connect and scan the code again.',
  },
  reject: {
    empty: 'No phone number in this row',
    'excel-mangled':
      'The spreadsheet program has rounded the number (4.41E+11). Format the column as text, enter the numbers again and export',
    'too-short': 'The number is too short; a digit may be missing',
    'too-long': 'The number is too long; two numbers may stand in one cell',
    'not-a-number': 'This is no phone number',
    'invalid-for-country': 'This number does not exist in its country; check the country code and the digits',
    'no-country': 'The number has no country code and no default country was chosen',
    'too-many-cells': 'The row has more cells than the header; a quote or delimiter may be wrong',
  },
  template: {
    'unclosed-brace': 'The opening brace at character {position} is never closed.',
    'single-option':
      'The braces at character {position} offer no choice. Two braces on each side make a field; a bar makes a choice.',
    'stray-close': 'The closing braces at character {position} close nothing.',
    'bad-field': 'The field at character {position} has no name.',
    'unclosed-if': 'The condition at character {position} has no end.',
    'stray-else': 'The “else” or “/if” at character {position} belongs to no condition.',
    'too-deep': 'Choices are nested too deeply at character {position}.',
    'too-long': 'The message is too long.',
  },
  lint: {
    empty: 'The message is empty for some people. Write a text or give fields a fallback.',
    'unknown-field': 'Your contacts have no field “{field}”. They have: {available}.',
    'empty-field_one': '{count} person has no “{field}”. Add a fallback, for example {example}.',
    'empty-field_other': '{count} people have no “{field}”. Add a fallback, for example {example}.',
    'no-sender-name': 'The message does not say who you are. Add your name or your organisation.',
    'no-way-to-stop':
      'The message does not say how to stop. Add, for example: “Reply STOP and I will not write again.”',
    'stop-other-language':
      'The way to stop is in another language than the text. Add a word this language knows, for example “{word}”.',
    'bad-language': '“{language}” is no language. Remove it and choose one from the list.',
    'missing-language':
      'Another version has a text in {language}, this one has none. Its readers would get the original.',
    'message-too-large':
      'All versions and translations together have {length} characters; {limit} are allowed. Shorten or remove some.',
    'same-variant': 'Two versions are called “{name}”. Rename one of them.',
    'same-language': '“{language}” and “{other}” are the same language. Remove one of them.',
    long: 'The message has {length} characters. WhatsApp folds texts over {limit}; shorter ones are read.',
    'too-long': 'The message has {length} characters; {limit} are allowed.',
    'link-shortener':
      'The short link {link} hides where it leads. Use the full address: people and WhatsApp trust it more.',
    'empty-branch':
      'A condition says nothing either way, or a choice has two empty options. Write what was meant or take it out.',
    'media-without-text': 'Some people get the file without a word. Say who you are and why you write.',
    'audio-with-text':
      'WhatsApp shows no text with sound. Empty the text, or send the sound as a document, which has a caption.',
  },
  lintShort: {
    syntax: 'a typing error in the fields or choices',
    empty: 'it is empty for some people',
    'unknown-field': 'an unknown field',
    'empty-field': 'a field that is empty for some people',
    'no-sender-name': 'it does not say who you are',
    'no-way-to-stop': 'it does not say how to stop',
    'stop-other-language': 'it says in another language how to stop',
    'bad-language': 'a language that does not exist',
    'same-language': 'a language that is there twice',
    'missing-language': 'a language one version lacks',
    'same-variant': 'two versions of one name',
    'message-too-large': 'too much text in all',
    long: 'it is long',
    'too-long': 'it is too long',
    'link-shortener': 'a shortened link',
    'empty-branch': 'a condition or choice that says nothing',
    'media-without-text': 'a file without a text',
    'audio-with-text': 'a text that sound cannot have',
  },
  cause: {
    joined: 'they became due',
    claim: 'it was their turn',
    send: 'WhatsApp accepted it',
    reply: 'they answered',
    interrupted: 'the app was interrupted while sending',
    'interrupted-before-send': 'the app was interrupted before sending; nothing left',
    ack: 'receipt from WhatsApp',
    lookup: 'WhatsApp was asked',
    'media-unread': 'the file could not be read; nothing left',
    'rate-limited': 'Meta took nothing: too much was asked of it at once',
    'pair-limit': 'Meta took nothing: too many messages to this person in a short time',
    'spam-limit': 'Meta took nothing: it holds the number back after blocks and reports',
    stopping: 'the app was closed before sending; nothing left',
  },
  license: LICENSE_TEXTS.en.codes,
} as const;
