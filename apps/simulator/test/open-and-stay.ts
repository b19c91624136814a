import { createWebGateway } from '@mywasender/gateway/web/create-web-gateway';

/** A process of its own that opens a profile and stays; the test kills it. Arguments: page, folder. */
const [url = '', dataDir = ''] = process.argv.slice(2);
const session = await createWebGateway({ url, headless: true }).open({ profileId: 'p', dataDir });
const tell = (): boolean => process.stdout.write(`${session.state.kind}\n`);
session.on('state', tell);
tell();
