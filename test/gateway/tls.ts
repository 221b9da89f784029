import {connect, type AddressInfo, type Socket} from 'node:net';
import {createServer} from 'node:tls';
import {generate} from 'selfsigned';

const day = 86_400_000;

/** A certificate as PEM, and the key it belongs to. */
export interface Certificate {
  cert: string;
  private: string;
}

/** Stands in the certificate, as a word of whoever made it. */
const maker = [{name: 'commonName', value: 'UPSTREAMTEXT'}];

/** Somebody who vouches for certificates, and is on nobody's list. */
export function makeAuthority(): Promise<Certificate> {
  const extensions = [{name: 'basicConstraints', cA: true, critical: true}, {name: 'keyUsage', keyCertSign: true, critical: true}] as const;
  return generate(maker, {keyType: 'ec', algorithm: 'sha256', extensions: [...extensions]});
}

/** A certificate for 127.0.0.1; by itself, if nobody vouches for it. */
export function makeCertificate({authority, address = '127.0.0.1', from = -1, until = 1}: {authority?: Certificate; address?: string; from?: number; until?: number} = {}): Promise<Certificate> {
  return generate(authority ? [{name: 'commonName', value: 'api.test'}] : maker, {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() + from * day),
    notAfterDate: new Date(Date.now() + until * day),
    extensions: [{name: 'basicConstraints', cA: false}, {name: 'subjectAltName', altNames: [{type: 7, ip: address}]}],
    ...(authority && {ca: {cert: authority.cert, key: authority.private}}),
  });
}

/** TLS with a certificate, in front of what speaks plain HTTP. */
export async function startTls({cert, private: key}: Certificate, behind: string): Promise<{url: string; stop(): Promise<void>}> {
  const open = new Set<Socket>();
  const server = createServer({cert, key}, near => {
    const far = connect(Number(new URL(behind).port), '127.0.0.1');
    for (const [one, other] of [[near, far], [far, near]] as const) one.pipe(other).on('error', () => one.destroy());
    near.on('close', () => far.destroy());
  });
  server.on('connection', socket => open.add(socket)).on('tlsClientError', () => undefined);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      const closed = new Promise(resolve => server.close(resolve));
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
