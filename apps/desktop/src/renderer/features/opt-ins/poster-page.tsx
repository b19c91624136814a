import '../../shared/print.css';
import { Button, SegmentedControl, Stack } from '@mantine/core';
import { posterSentences } from '@mywasender/campaigns/opt-in/poster-words';
import type { OptIn } from '@mywasender/contract/models/opt-in';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { LoadingLines } from '@mywasender/ui/loading';
import { PageHeader } from '@mywasender/ui/page-header';
import { IconPrinter } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { TextLink } from '../../shared/text-link.tsx';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';
import { NoLink } from './no-link.tsx';
import { fileOfDrawing } from './picture-file.ts';
import { PAPERS, type PaperName } from './poster-layout.ts';
import { PosterSheet } from './poster-sheet.tsx';
import { useProfileName } from './use-profile-name.ts';
import { useSavePicture } from './use-save-picture.ts';

/** 200 dots per inch. */
const PIXELS_PER_MM = 200 / 25.4;

export function PosterPage() {
  const text = useText();
  const { optInId } = useParams({ from: '/frame/contacts/opt-ins/$optInId/poster' });
  const { data, error, refetch } = useCommandQuery('contacts.optIn', { optInId });
  return (
    <>
      <TextLink to="/contacts/opt-ins/$optInId" params={{ optInId }} size="sm" className="no-print">
        {text('optIns.posterPage.back')}
      </TextLink>
      {data !== undefined && <Poster optIn={data.optIn} />}
      {data === undefined && error === null && <LoadingLines />}
      <ErrorNotice error={error} onRetry={() => void refetch()} />
    </>
  );
}

function Poster({ optIn }: { readonly optIn: OptIn }) {
  const text = useText();
  const profileName = useProfileName();
  const { data: settings } = useCommandQuery('settings.get', {});
  const [paper, setPaper] = useState<PaperName>('a4');
  const drawing = useRef<SVGSVGElement>(null);
  const save = useSavePicture();
  const { keyword, statement, language, phone, link, profileId } = optIn;
  const named = settings?.senderName ?? '';
  const sender = named === '' ? profileName(profileId) : named;
  const words = useMemo(
    () => ({ sender, statement, keyword, ...posterSentences(language, { keyword, phone: phone ?? '' }) }),
    [sender, statement, keyword, language, phone],
  );
  const saveAs = (pngWidth?: number) => {
    if (drawing.current === null) return;
    const svg = fileOfDrawing(drawing.current, PAPERS[paper]);
    save.mutate({ name: `poster-${keyword}`, svg, ...(pngWidth === undefined ? {} : { pngWidth }) });
  };
  const title = <PageHeader title={text('optIns.posterPage.title', { keyword })} />;
  if (link === null) {
    return (
      <>
        {title}
        <NoLink profileId={profileId} />
      </>
    );
  }
  return (
    <Stack gap="md" className="poster">
      <div className="no-print">
        <PageHeader
          title={text('optIns.posterPage.title', { keyword })}
          actions={
            <>
              <SegmentedControl
                aria-label={text('optIns.posterPage.paper')}
                data={[
                  { value: 'a4', label: text('optIns.posterPage.a4') },
                  { value: 'letter', label: text('optIns.posterPage.letter') },
                ]}
                value={paper}
                onChange={setPaper}
              />
              <Button variant="default" loading={save.isPending} onClick={() => saveAs()}>
                {text('optIns.posterPage.saveSvg')}
              </Button>
              <Button
                variant="default"
                loading={save.isPending}
                onClick={() => saveAs(Math.round(PAPERS[paper].width * PIXELS_PER_MM))}
              >
                {text('optIns.posterPage.savePng')}
              </Button>
              <Button leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
                {text('optIns.posterPage.print')}
              </Button>
            </>
          }
        />
      </div>
      <PosterSheet
        words={words}
        link={link}
        language={language}
        paper={paper}
        label={text('optIns.posterPage.label', { text: Object.values(words).join('. ') })}
        drawing={drawing}
      />
    </Stack>
  );
}
