import { ErrorNotice } from '@mywasender/ui/error-notice';
import { LoadingLines } from '@mywasender/ui/loading';
import { PageHeader } from '@mywasender/ui/page-header';
import { useParams } from '@tanstack/react-router';
import { TextLink } from '../../shared/text-link.tsx';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';
import { OptInForm } from './opt-in-form.tsx';

export function NewOptInPage() {
  const text = useText();
  return (
    <>
      <TextLink to="/contacts/opt-ins" size="sm">
        {text('optIns.back')}
      </TextLink>
      <PageHeader title={text('optIns.new')} description={text('optIns.description')} />
      <OptInForm />
    </>
  );
}

export function EditOptInPage() {
  const text = useText();
  const { optInId } = useParams({ from: '/frame/contacts/opt-ins/$optInId/edit' });
  const { data, error, refetch } = useCommandQuery('contacts.optIn', { optInId });
  if (data === undefined)
    return error === null ? <LoadingLines /> : <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <TextLink to="/contacts/opt-ins/$optInId" params={{ optInId }} size="sm">
        {text('optIns.posterPage.back')}
      </TextLink>
      <PageHeader title={data.optIn.keyword} />
      <OptInForm key={data.optIn.id} optIn={data.optIn} />
    </>
  );
}
