import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A mail server that keeps what it is given, on 127.0.0.1. */
export async function startSmtpReceiver(options: SMTPServerOptions & { readonly port?: number } = {}) {
  const { port = 0, ...more } = options;
  const received: { readonly mail: ParsedMail; readonly raw: string; readonly to: readonly string[] }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    ...more,
    async onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(chunk);
      const raw = Buffer.concat(chunks);
      const to = session.envelope.rcptTo.map(({ address }) => address);
      received.push({ mail: await simpleParser(raw), raw: raw.toString('utf8'), to });
      callback();
    },
  });
  // clients that give up a connection are part of the tests
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.server.address();
  return {
    received,
    port: typeof address === 'object' && address !== null ? address.port : 0,
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  };
}
