import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {exportJWK, generateKeyPair} from 'jose';
import Provider from 'oidc-provider';

const audience = 'https://api.smart-flow.test';

/** A real OAuth server: client credentials, scope `smartflow`, tokens that are signed JWTs. */
export async function startProvider(clients: {id: string; secret: string}[], tokenLife = 300) {
  const {privateKey} = await generateKeyPair('RS256', {extractable: true});
  const key = {...await exportJWK(privateKey), use: 'sig', alg: 'RS256', kid: 'test'};
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issued: unknown[] = [];
  const provider = new Provider(issuer, {
    clients: clients.map(({id, secret}) => ({
      client_id: id, client_secret: secret, grant_types: ['client_credentials'], redirect_uris: [], response_types: [],
      token_endpoint_auth_method: 'client_secret_basic', scope: 'smartflow',
    })),
    jwks: {keys: [key]},
    scopes: ['smartflow'],
    ttl: {ClientCredentials: tokenLife},
    routes: {token: '/oauth/token'},
    features: {
      clientCredentials: {enabled: true},
      devInteractions: {enabled: false},
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({scope: 'smartflow', audience, accessTokenFormat: 'jwt', accessTokenTTL: tokenLife, jwt: {sign: {alg: 'RS256'}}}),
      },
    },
  });
  provider.on('client_credentials.issued', token => issued.push(token));
  server.on('request', provider.callback());
  return {
    issuer, audience, issued, tokenUrl: `${issuer}/oauth/token`,
    async stop() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
