import { createI18n } from '@mywasender/ui/i18n';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { createQueries } from './app/create-queries.ts';
import { RESOURCES } from './i18n/languages.ts';
import { chooseTransport } from './transport/choose-transport.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
// First of all: it takes the token out of the address, which the router reads after it.
const connection = chooseTransport();
const i18n = createI18n(RESOURCES, 'en');
createRoot(root).render(<App connection={connection} i18n={i18n} queries={createQueries()} />);
