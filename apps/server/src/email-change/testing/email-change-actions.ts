import { randomUUID } from 'node:crypto';
import { takeMails } from '../../testing/take-mails.ts';
import type { TestServer } from '../../testing/test-server.ts';
import { PASSWORD, type Person } from '../../testing/world.ts';

export const someAddress = () => `new-${randomUUID()}@example.org`;

/** What people do with their address, and what they are told. */
export function actionsOn(server: () => TestServer) {
  const post = async (url: string, body: object | undefined, token?: string) => {
    const { status, json } = await server().call({ method: 'POST', url, body, token });
    return { status, json, result: String(json?.code ?? status) };
  };
  const signIn = (email: string, password = PASSWORD) => post('/v1/auth/login', { email, password });
  return {
    post,
    signIn,
    ask: (person: Person, email: string, password = PASSWORD) =>
      post('/v1/me/email', { email, password }, person.token),
    confirm: async (token: string, password = PASSWORD) =>
      (await post('/v1/email-changes/confirm', { token, password })).result,
    stop: async (token: string) => (await post('/v1/email-changes/stop', { token })).result,
    me: (token: string) => server().call({ method: 'GET', url: '/v1/me', token }),
    entered: async (email: string) => (await signIn(email)).json.code ?? 'in',
    mails: () => takeMails(server()),
  };
}
