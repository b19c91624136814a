import type { GenerateLicensesAnswer } from '@mywasender/contract/http/licenses';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { LoadingLines } from '@mywasender/ui/loading';
import { PageHeader } from '@mywasender/ui/page-header';
import { useState } from 'react';
import { usePlans } from '../../shared/use-plans.ts';
import { useQuota } from '../../shared/use-quota.ts';
import { useText } from '../../shared/use-text.ts';
import { GenerateForm } from './generate-form.tsx';
import { GeneratedResult } from './generated-result.tsx';

export interface GeneratePageProps {
  readonly scope: 'reseller' | 'admin';
  readonly listHref: string;
}

export function GeneratePage({ scope, listHref }: GeneratePageProps) {
  const text = useText();
  const plans = usePlans();
  const quota = useQuota(scope === 'reseller');
  const [made, setMade] = useState<GenerateLicensesAnswer | null>(null);
  if (made !== null)
    return <GeneratedResult answer={made} listHref={listHref} onAgain={() => setMade(null)} />;
  return (
    <>
      <PageHeader
        title={text('licenses.generateTitle')}
        description={text(scope === 'admin' ? 'licenses.generateTextAdmin' : 'licenses.generateText')}
      />
      <ErrorNotice error={plans.error} onRetry={() => void plans.refetch()} />
      {plans.isPending && <LoadingLines />}
      {plans.data !== undefined && (
        <GenerateForm plans={plans.data.items} balance={quota.data?.balance ?? null} onMade={setMade} />
      )}
    </>
  );
}
