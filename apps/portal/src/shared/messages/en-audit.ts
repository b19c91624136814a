export const enAudit = {
  exportCsv: 'Export as CSV',
  chain: 'State of the audit trail',
  unchecked: 'Not checked yet',
  uncheckedText: 'The chain is checked some minutes after the server starts, then every 6 hours.',
  intact: 'Chain intact',
  intactText: 'Since {since}. Last checked {checkedAt}.',
  broken: 'Chain broken',
  brokenAt: 'At entry {position}: {problem}. Found {since}, last checked {checkedAt}.',
  brokenWhole: 'As a whole: {problem}. Found {since}, last checked {checkedAt}.',
  brokenAdvice: 'Keep the database as it is and open an incident.',
} as const;
