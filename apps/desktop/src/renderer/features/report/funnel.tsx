import { BarChart } from '@mantine/charts';
import type { CampaignReport } from '@mywasender/contract/models/campaign';
import { ChartOrTable } from '@mywasender/ui/chart-or-table';
import { NumbersTable } from '@mywasender/ui/numbers-table';
import { useFormat } from '@mywasender/ui/use-format';
import { useText } from '../../shared/use-text.ts';

const STAGES = ['audience', 'sent', 'delivered', 'read', 'replied'] as const;

export function Funnel({ report }: { readonly report: CampaignReport }) {
  const text = useText();
  const format = useFormat();
  const { funnel } = report;
  const stages = STAGES.map((stage) => ({ stage: text(`report.${stage}`), people: funnel[stage] }));
  const share = (people: number) => (funnel.audience === 0 ? '' : format.percent(people / funnel.audience));
  const title = text('report.funnel');
  const sentence = stages.map(({ stage, people }) => `${stage}: ${format.number(people)}`);
  return (
    <ChartOrTable
      title={title}
      chart={
        <div role="img" aria-label={`${title}. ${format.list(sentence)}`}>
          <BarChart
            h={240}
            data={stages}
            dataKey="stage"
            orientation="vertical"
            xAxisProps={{ allowDecimals: false }}
            yAxisProps={{ width: 90 }}
            series={[{ name: 'people', label: text('report.people'), color: 'teal.7' }]}
            gridAxis="none"
            withBarValueLabel
            valueFormatter={format.number}
            barChartProps={{ accessibilityLayer: false, margin: { right: 40 } }}
          />
        </div>
      }
      table={
        <NumbersTable
          label={title}
          headers={[text('report.stage'), text('report.people'), text('report.share')]}
          rows={stages.map(({ stage, people }) => ({
            key: stage,
            cells: [stage, format.number(people), share(people)],
          }))}
        />
      }
    />
  );
}
