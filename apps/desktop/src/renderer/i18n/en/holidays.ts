export const holidays = {
  title: 'Holidays',
  hint: 'Nothing is sent on these days, from midnight to midnight where each person lives.',
  none: 'No holidays yet. Authorities and calendar programs give out the holidays of each country as a file that ends in .ics: add it, or single days.',
  days: 'Days on which nothing is sent',
  named: '{day}: {name}',
  remove: 'Send on {day} after all',
  date: 'Day',
  name: 'What it is',
  add: 'Add day',
  file: 'Add a calendar file (.ics)',
  added_one: '{count} day was added.',
  added_other: '{count} days were added.',
  nothing: 'The file has no day of the coming two years that is not here already.',
  leftOut_one:
    '{count} event of the file was left out: it is no whole day, or repeats by a rule the app does not read.',
  leftOut_other:
    '{count} events of the file were left out: they are no whole days, or repeat by a rule the app does not read.',
  clear: 'Remove all',
  cleared: 'All holidays were removed.',
  keep: 'Use these for new campaigns',
  kept: 'New campaigns begin with these holidays.',
} as const;
