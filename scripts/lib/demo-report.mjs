/** Prints the report of the demo as a person wants to read it. */
export function printDemoReport({ report, comparison, simulator }) {
  const { funnel } = report;
  const rows = [
    ['People in the campaign', funnel.audience],
    ['Sent', funnel.sent],
    ['Delivered', funnel.delivered],
    ['Read', funnel.read],
    ['Replied', funnel.replied],
    ['Opted out', report.optedOut],
    ...report.reasons.map(({ status, reason, people }) => [`${status}: ${reason}`, people]),
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  console.log(
    `\nReport\n${rows.map(([name, value]) => `  ${name.padEnd(width)}  ${String(value).padStart(5)}`).join('\n')}`,
  );
  console.log(
    comparison.equal
      ? `\nThe simulator's log has ${simulator.messages.length} messages and agrees person by person.`
      : `\nDifferences from the simulator's log:\n  ${comparison.differences.join('\n  ')}`,
  );
}

/** Prints who would get which text when, who is left out and why, and when it ends. */
export function printRehearsal({ summary, written, leftOut }) {
  const time = (at) => `${new Date(at).toISOString().slice(0, 19)}Z`;
  console.log('\nRehearsal: nothing was sent');
  for (const { at, name, phone, text } of written) console.log(`  ${time(at)}  ${name || phone}: ${text}`);
  console.log(`\nLeft out: ${leftOut.length}`);
  for (const { name, phone, reason } of leftOut) console.log(`  ${name || phone}: ${reason}`);
  const reason = summary.pauseReason ?? summary.waitReason;
  const why = reason === null ? '' : ` (${reason})`;
  console.log(
    `\n${summary.messages} messages to ${summary.people} people, ${summary.outcome}${why} at ${time(summary.endsAt)}`,
  );
}
