/**
 * The only way out, and it is closed.
 *
 * Both browsers are told to send everything, loopback included, through this proxy. It writes down where a request wanted to go and refuses it. So no test
 * can reach the network, and a request that no page or worker admits to (the browser's own, a prefetch, a worker's first breath) is seen all the same.
 * WebRTC does not pass through a proxy; that no code uses it is for the build's check to say.
 */
import { createServer, type Server } from 'node:http';

export type OutwardProxy = {
  port: number;
  /** Addresses asked for, oldest first. Of an https address only the host is known. */
  asked: string[];
  close(): Promise<void>;
};

export async function startOutwardProxy(): Promise<OutwardProxy> {
  const asked: string[] = [];
  const server: Server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(502, { connection: 'close' }).end();
  });
  server.on('connect', (request, socket) => {
    asked.push(`https://${(request.url ?? '').replace(/:443$/, '')}/`);
    socket.on('error', () => {}); // The browser may hang up first.
    socket.end('HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\n\r\n');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  server.unref();
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
  return {
    port: address.port,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
