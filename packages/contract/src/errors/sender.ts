import type { ErrorTable } from './error-table.ts';

/** Raised by the desktop core. */
export const senderErrors = {
  TERMS_NOT_ACCEPTED: { status: 403, message: 'Read and accept the terms first.' },
  LICENSE_REQUIRED: { status: 403, message: 'Nothing can be sent: {detail}' },
  LICENSE_KEY_MISTYPED: {
    status: 400,
    message: 'This license key has a typing error. Compare it with the one you were given.',
  },
  LICENSE_IN_USE: { status: 409, message: 'Pause the running campaigns first.' },
  LICENSE_DENIED: { status: 409, message: '{detail}' },
  LICENSE_SERVER_UNREACHABLE: {
    status: 503,
    message: 'The license server at {host} does not answer. Check your connection and try again.',
  },
  LICENSE_ANSWER_INVALID: {
    status: 502,
    message: 'The answer of the license server could not be verified and was ignored.',
  },
  LICENSE_FILE_INVALID: {
    status: 400,
    message: 'This is no license file, or it was changed on its way. Ask for it again.',
  },
  LICENSE_FILE_FOREIGN: {
    status: 409,
    message:
      'This license file was made for another computer. Use the one that answers the request of this computer.',
  },
  LICENSE_FILE_USED: {
    status: 409,
    message:
      'This license file was imported already, or is older than what this computer knows. Create a new request file and have it answered.',
  },
  LICENSE_FILE_OVER: {
    status: 409,
    message: 'This license file has run out. Create a new request file and have it answered.',
  },
  FILE_UNKNOWN: { status: 404, message: 'The file is no longer there. Choose it again.' },
  FILE_TOO_LARGE: { status: 413, message: 'The file is larger than {limit}.' },
  MEDIA_UNKNOWN: {
    status: 409,
    message: 'The file “{name}” is not among the stored files any more. Add it to the message again.',
  },
  MEDIA_TOO_LARGE: {
    status: 413,
    message: '“{name}” has {size}; {kind} may have at most {limit}. Make it smaller and add it again.',
  },
  MEDIA_REFUSED: {
    status: 400,
    message:
      '“{name}” is {found}. Messages take JPEG and PNG pictures, MP4 and 3GP videos, MP3, M4A, AAC, AMR and Opus sound, and PDF, Word, Excel, PowerPoint (without macros) and plain text documents.',
  },
  MEDIA_WRONG_NAME: {
    status: 400,
    message:
      'The content of “{name}” is {found}, which its name does not say. If you trust the file, rename it to end in {endings} and add it again.',
  },
  MEDIA_DAMAGED: {
    status: 400,
    message: '“{name}” is damaged or incomplete: {problem}. Open it, save it anew and add that file.',
  },
  MEDIA_WRONG_KIND: { status: 400, message: '“{name}” is {found} and cannot be sent as {kind}.' },
  CALENDAR_INVALID: {
    status: 400,
    message:
      '“{name}” is no calendar file. Calendar programs and authorities give out holidays as a file that ends in .ics; choose that one.',
  },
  CSV_NO_ROWS: { status: 400, message: 'The file has no rows below its header.' },
  CSV_NO_PHONE_COLUMN: {
    status: 400,
    message: 'No column holds phone numbers. Choose one. Columns found: {columns}',
  },
  CSV_BROKEN: { status: 400, message: 'The file could not be read at line {line}: {problem}' },
  CSV_ENCODING: {
    status: 400,
    message: 'The encoding of the file could not be recognised. Save it as UTF-8 and try again.',
  },
  XLSX_BROKEN: {
    status: 400,
    message:
      'This Excel file is damaged: {problem}. Open it in Excel or LibreOffice, save it under a new name as .xlsx and choose that file.',
  },
  XLSX_TOO_LARGE: {
    status: 413,
    message:
      'This Excel file holds too much: {limit}. Save the sheet you need as “CSV UTF-8” and choose that file.',
  },
  SHEET_UNKNOWN: { status: 404, message: 'The file has no sheet “{sheet}”. Choose one of those it has.' },
  SPREADSHEET_ENCRYPTED: {
    status: 400,
    message:
      'This file is protected by a password. Open it, remove the password, save it and choose it again.',
  },
  SPREADSHEET_FORMAT: {
    status: 400,
    message:
      'This is {kind}, which cannot be read. Open it in Excel or LibreOffice, save it as “Excel workbook (.xlsx)” or “CSV UTF-8” and choose that file.',
  },
  IMPORT_RUNNING: { status: 409, message: 'This file is being imported already.' },
  IMPORT_CANCELLED: { status: 409, message: 'The import was cancelled. Nothing of the file was kept.' },
  IMPORT_UNDO_LATE: {
    status: 409,
    message: 'This import was undone already, or is more than 30 days old and cannot be undone any more.',
  },
  CONSENT_REQUIRED: { status: 400, message: 'Say where, when and how these people agreed to hear from you.' },
  TEMPLATE_INVALID: { status: 400, message: 'The message has an error at character {position}: {problem}' },
  TEMPLATE_UNKNOWN_FIELD: {
    status: 400,
    message: 'The message uses {{{field}}}, which your contacts do not have. Available: {available}',
  },
  TEMPLATES_FULL: {
    status: 409,
    message: 'The library holds {limit} templates at most. Remove some first.',
  },
  TEMPLATE_FILE_INVALID: {
    status: 400,
    message: 'This is no file of templates, nothing was added. {field}: {problem}',
  },
  CAMPAIGN_STATE: { status: 409, message: 'This campaign is {status}; it cannot be {action}.' },
  CAMPAIGN_NOT_READY: { status: 409, message: 'The campaign cannot start: {problems}' },
  REHEARSAL_RUNNING: {
    status: 409,
    message: 'A rehearsal is running already. Wait for its end or cancel it.',
  },
  REHEARSAL_CANCELLED: { status: 409, message: 'The rehearsal was cancelled. Nothing was sent.' },
  REHEARSAL_UNKNOWN: { status: 404, message: 'The result of this rehearsal is gone. Rehearse again.' },
  PROFILE_BUSY: { status: 409, message: 'This profile is used by a running campaign. Pause it first.' },
  PROXY_HOST_INVALID: {
    status: 400,
    message:
      '“{host}” is no host. Enter a name or an IPv4 address alone, for example proxy.example.com: no “http://”, no port, no path.',
  },
  PROXY_LOGIN_INVALID: { status: 400, message: 'User name or password of the proxy: {problem}.' },
  PROXY_NOT_SET: { status: 409, message: 'This profile has no proxy. Save one first.' },
  CLOUD_ONLY: {
    status: 409,
    message: 'This profile is not of the official Cloud API. Add one under Profiles first.',
  },
  CLOUD_TEMPLATES_UNREAD: {
    status: 502,
    message:
      'Meta did not show the templates of this account ({problem}). Test the connection of the profile.',
  },
  PROFILE_NOT_READY: { status: 409, message: 'Link this profile with WhatsApp first.' },
  CAMPAIGN_FOLLOWED: {
    status: 409,
    message: '“{name}” follows this campaign up. Delete that draft first, or let it follow another one.',
  },
  PROFILE_RELOADING: {
    status: 409,
    message: 'The WhatsApp page of “{profile}” is being loaded again. Try again in a moment.',
  },
  LIST_IN_USE: { status: 409, message: '“{name}” still uses this list. Choose another list there first.' },
  LIST_NAME_TAKEN: { status: 409, message: 'There is a list named “{name}” already.' },
  KEYWORD_REFUSED: { status: 400, message: '“{keyword}” cannot be a keyword: {problem}' },
  KEYWORD_TAKEN: {
    status: 409,
    message: '“{keyword}” is the keyword of another opt-in of this profile. Choose another one.',
  },
  CONTACT_EXISTS: {
    status: 409,
    message: '“{name}” has the number {phone} already. Change that contact instead.',
  },
  SEGMENT_IN_USE: {
    status: 409,
    message: '“{name}” still uses this segment. Choose another segment there first.',
  },
  SEGMENT_NAME_TAKEN: {
    status: 409,
    message: 'There is a segment named “{name}” already. Choose another name.',
  },
  SUPPRESSION_PERMANENT: {
    status: 409,
    message: 'This person asked not to be written to. That cannot be undone here.',
  },
  ANSWER_NO_NUMBER: {
    status: 409,
    message: 'WhatsApp does not tell the number of this person. Answer them on your phone.',
  },
  ANSWER_OPTED_OUT: {
    status: 409,
    message:
      'This person asked not to be written to. They can be answered only within 24 hours of a new message of theirs.',
  },
  ANSWER_TOO_SOON: {
    status: 409,
    message:
      'This profile has sent as much as it may for now. Try again in {seconds} s, or answer on your phone.',
  },
  WEBHOOK_LIMIT: { status: 409, message: 'There are {limit} webhooks already. Remove one first.' },
  WEBHOOK_OFF: { status: 409, message: 'This webhook is switched off. Switch it on first.' },
  STORE_LOCKED: {
    status: 409,
    message:
      'MyWASender is already running on this data folder ({dataDir}). Close it there, or choose another folder.',
  },
  STORE_CORRUPT: {
    status: 500,
    message: 'The data file is damaged. It was left as it is at {path}; the last backup is {backup}.',
  },
  STORE_TOO_NEW: {
    status: 409,
    message: 'This data folder was written by a newer version of MyWASender. Update the app.',
  },
  DISK_FULL: { status: 507, message: 'The disk is full. Free some space; nothing was lost.' },
  READ_ONLY: { status: 507, message: 'The data folder {dataDir} cannot be written to.' },
} as const satisfies ErrorTable;
