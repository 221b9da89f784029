import {once} from 'node:events';
import {connect, createServer, type AddressInfo} from 'node:net';

export interface Wire {
  /** Where a browser finds the server behind it. */
  origin: string;
  /** How many requests for a code went through. */
  posts(): number;
  close(): void;
}

/** A way to a server on which the first requests for a code arrive, and break the connection in place of their answer. */
export async function brokenWire(origin: string, times: number): Promise<Wire> {
  let posts = 0;
  const server = createServer(client => {
    const behind = connect(Number(new URL(origin).port), 'localhost');
    let breaks = false;
    client.on('data', chunk => {
      if (/^POST \S*\/api\/public\/confirm /m.test(String(chunk))) breaks = ++posts <= times;
      behind.write(chunk);
    });
    behind.on('data', chunk => void (breaks ? client.resetAndDestroy() : client.write(chunk)));
    client.on('error', () => undefined).on('close', () => behind.destroy());
    behind.on('error', () => undefined).on('close', () => client.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    posts: () => posts,
    close: () => void server.close(),
  };
}
