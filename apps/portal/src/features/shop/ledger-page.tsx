import { PageHeader } from '@mywasender/ui/page-header';
import { useFormat } from '@mywasender/ui/use-format';
import { useApi } from '../../shared/api/api-context.tsx';
import { usePages } from '../../shared/api/use-pages.ts';
import { LedgerTable } from '../../shared/ledger-table.tsx';
import { useQuota } from '../../shared/use-quota.ts';
import { useText } from '../../shared/use-text.ts';

/** Every change of a reseller's quota, each with what was left after it. */
export function LedgerPage() {
  const api = useApi();
  const text = useText();
  const format = useFormat();
  const balance = useQuota(true).data?.balance;
  const pages = usePages(['quota', 'ledger'], ({ signal, ...page }) =>
    api.call('GET /v1/quota/ledger', { query: page }, { signal }),
  );
  return (
    <>
      <PageHeader
        title={text('licenses.ledger')}
        description={
          <>
            {text('licenses.ledgerText')}{' '}
            {balance !== undefined && text('licenses.balanceLeft', { balance: format.number(balance) })}
          </>
        }
      />
      <LedgerTable pages={pages} />
    </>
  );
}
