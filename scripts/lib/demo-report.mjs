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
