import { MantineProvider } from '@mantine/core';
import { createI18n } from '@mywasender/ui/i18n';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { expect, it } from 'vitest';
import { RESOURCES } from '../../shared/languages.ts';
import { ComparisonList } from './comparison-list.tsx';

const failed = (problem: string) =>
  renderToStaticMarkup(
    <I18nextProvider i18n={createI18n(RESOURCES, 'en')}>
      <MantineProvider>
        <ComparisonList
          items={[
            {
              provider: 'razorpay',
              live: true,
              running: false,
              comparedAt: null,
              payments: 0,
              differences: 0,
              problem,
            },
          ]}
        />
      </MantineProvider>
    </I18nextProvider>,
  );

it.each([
  ['PAYMENT_PROVIDER_UNREACHABLE', 'Razorpay cannot be reached at the moment.'],
  ['PAYMENT_PROVIDER_REFUSED', 'Razorpay refused the request (the log of the server says why).'],
  ['UNAVAILABLE', 'The service is starting, stopping or busy.'],
  ['INTERNAL', 'The log of the server says why.'],
  ['NEWER_THAN_THIS_PORTAL', 'The log of the server says why.'],
])('a comparison that failed is told in the words of its error: %s', (problem, words) => {
  const html = failed(problem);
  expect(html).toContain(words);
  expect(html).toContain('The server compares again by itself.');
  expect(html).not.toMatch(/\{\w+\}/);
});
