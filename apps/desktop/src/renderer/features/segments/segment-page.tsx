import { ErrorNotice } from '@mywasender/ui/error-notice';
import { LoadingLines } from '@mywasender/ui/loading';
import { PageHeader } from '@mywasender/ui/page-header';
import { useParams } from '@tanstack/react-router';
import { TextLink } from '../../shared/text-link.tsx';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';
import { SegmentEditor } from './segment-editor.tsx';

export function NewSegmentPage() {
  const text = useText();
  return (
    <>
      <TextLink to="/contacts/segments" size="sm">
        {text('segments.back')}
      </TextLink>
      <PageHeader title={text('segments.new')} />
      <SegmentEditor />
    </>
  );
}

export function SegmentPage() {
  const text = useText();
  const { segmentId } = useParams({ from: '/frame/contacts/segments/$segmentId' });
  const { data, error, refetch } = useCommandQuery('contacts.segments', {});
  const segment = data?.segments.find(({ id }) => id === segmentId);
  if (data === undefined)
    return error === null ? <LoadingLines /> : <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <TextLink to="/contacts/segments" size="sm">
        {text('segments.back')}
      </TextLink>
      <PageHeader title={segment?.name ?? text('segments.gone')} />
      {segment !== undefined && <SegmentEditor key={segment.id} segment={segment} />}
    </>
  );
}
