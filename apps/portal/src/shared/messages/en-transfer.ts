export const enTransfer = {
  action: 'Transfer',
  title: 'Transfer license …{end}',
  text: 'The new customer gets the key by mail. The computers it runs on stop and have to be activated again; the customer until now is told.',
  now: 'Now it belongs to {email}.',
  email: 'E-mail of the new customer',
  reason: 'Reason (optional)',
  same: 'It belongs to this customer already.',
  confirm: 'Transfer',
  done: 'License …{end} belongs to {email} now.',
} as const;
