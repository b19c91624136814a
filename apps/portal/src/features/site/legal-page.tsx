import { Stack, Text, Title } from '@mantine/core';
import { PageHeader } from '@mywasender/ui/page-header';
import { useText } from '../../shared/use-text.ts';
import { OperatorCard } from './operator-card.tsx';

/** Each section is a heading and its paragraphs, which an empty line divides. */
const SECTIONS = {
  privacy: [
    'legal.privacy.stays',
    'legal.privacy.stored',
    'legal.privacy.given',
    'legal.privacy.kept',
    'legal.privacy.rights',
  ],
  terms: [
    'legal.terms.license',
    'legal.terms.whatsapp',
    'legal.terms.consent',
    'legal.terms.payment',
    'legal.terms.end',
    'legal.terms.server',
  ],
} as const;

/** What is stored and what holds, in the words of the software. */
function LegalPage({ page }: { readonly page: keyof typeof SECTIONS }) {
  const text = useText();
  return (
    <Stack maw="44rem" gap="lg">
      <PageHeader title={text(`legal.${page}Title`)} description={text(`legal.${page}Text`)} />
      <OperatorCard />
      {SECTIONS[page].map((section) => (
        <section key={section} aria-labelledby={section}>
          <Title order={2} size="h3" mb="xs" id={section}>
            {text(`${section}.title`)}
          </Title>
          <Stack gap="xs">
            {text(`${section}.text`)
              .split('\n\n')
              .map((paragraph) => (
                <Text key={paragraph}>{paragraph}</Text>
              ))}
          </Stack>
        </section>
      ))}
      <Text size="sm" c="dimmed">
        {text('legal.plain')}
      </Text>
    </Stack>
  );
}

export function PrivacyTextPage() {
  return <LegalPage page="privacy" />;
}

export function TermsPage() {
  return <LegalPage page="terms" />;
}
