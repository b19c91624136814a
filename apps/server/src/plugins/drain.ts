import fp from 'fastify-plugin';

/**
 * While the server stops, every answer ends its connection. Node closes the idle ones once, at the beginning; one
 * that was busy then would be kept alive and hold the stop up until it times out.
 */
export const drainPlugin = fp(
  async (app) => {
    let stopping = false;
    app.addHook('preClose', async () => {
      stopping = true;
    });
    app.addHook('onSend', async (_request, reply) => {
      if (stopping) reply.header('connection', 'close');
    });
  },
  { name: 'drain' },
);
