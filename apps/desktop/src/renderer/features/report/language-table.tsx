import type { CampaignReport } from '@mywasender/contract/models/campaign';
import { NumbersTable } from '@mywasender/ui/numbers-table';
import { useFormat } from '@mywasender/ui/use-format';
import { TableCard } from '../../shared/table-card.tsx';
import { useLanguageName } from '../../shared/use-language-name.ts';
import { useText } from '../../shared/use-text.ts';

/** What became of the people by the language they were written to in. */
export function LanguageTable({
  languages,
}: {
  readonly languages: NonNullable<CampaignReport['languages']>;
}) {
  const text = useText();
  const format = useFormat();
  const nameOf = useLanguageName();
  const steps = ['sent', 'read', 'replied', 'optedOut'] as const;
  return (
    <TableCard title={text('report.languages')}>
      <NumbersTable
        label={text('report.languages')}
        headers={[text('report.language'), ...steps.map((step) => text(`report.${step}`))]}
        rows={languages.map((row) => ({
          key: row.language ?? '',
          cells: [nameOf(row.language), ...steps.map((step) => format.number(row[step]))],
        }))}
      />
    </TableCard>
  );
}
