/** What a page can be started for. */
export const hosts = ['module', 'classic'] as const;

export type Host = (typeof hosts)[number];

const scripts: Record<Host, string> = {
  module: '<script type="module" src="/smart-flow/dist/smart-flow.js"></script>',
  classic: '<script src="/smart-flow/dist/smart-flow.classic.js"></script>',
};

const page = (host: Host) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sign</title>
<link rel="icon" href="data:,">
${scripts[host]}
<h1>Sign</h1>
<sf-flow><a href="/help">Sign without this page</a></sf-flow>
<script>
  addEventListener('sf-complete', event => console.log('Can sign:', event.detail.standing.canSign));
</script>
</html>
`;

const server = `import {randomBytes} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {createServer} from 'node:http';

import {createGateway, nodeListener} from 'smart-flow-elements/gateway';

const page = readFileSync(new URL('index.html', import.meta.url));

/** The service: yours, as the environment says; without SMART_FLOW_API_URL an emulated one, which sends no SMS. */
const service = process.env.SMART_FLOW_API_URL
  ? {
      apiUrl: process.env.SMART_FLOW_API_URL,
      tokenUrl: process.env.SMART_FLOW_TOKEN_URL,
      clientId: process.env.SMART_FLOW_CLIENT_ID,
      clientSecret: process.env.SMART_FLOW_CLIENT_SECRET,
      sessionSecret: process.env.SMART_FLOW_SESSION_SECRET,
    }
  : await emulated();

const gateway = await nodeListener(createGateway(service));

const site = createServer((request, response) => {
  if (request.url.startsWith('/smart-flow/')) return gateway(request, response);
  if (request.url !== '/') return response.writeHead(404).end('There is nothing here.');
  response.writeHead(200, {'content-type': 'text/html; charset=utf-8'}).end(page);
});
site.listen(Number(process.env.PORT ?? 3000), process.env.HOST ?? '127.0.0.1', () => {
  console.log(\`Open http://localhost:\${site.address().port}/\`);
});

async function emulated() {
  const {createBackend} = await import('smart-flow-elements/testing');
  const backend = createBackend();
  const inFront = {
    async fetch(request) {
      const before = backend.sms.length;
      const answer = await backend.fetch(request);
      for (const {msisdn, text} of backend.sms.slice(before)) console.log(\`SMS to \${msisdn}: \${text}\`);
      return answer;
    },
  };
  const api = createServer(await nodeListener(inFront));
  await new Promise(resolve => api.listen(0, '127.0.0.1', resolve));
  const apiUrl = \`http://localhost:\${api.address().port}/\`;
  console.log('The service is emulated. Try 079 000 00 01; the code appears here.');
  const secret = () => randomBytes(32).toString('hex');
  return {apiUrl, tokenUrl: \`\${apiUrl}oauth/token\`, clientId: 'emulated', clientSecret: secret(), sessionSecret: secret(), log: () => {}};
}
`;

const about = `${JSON.stringify({name: 'sign', private: true, type: 'module', scripts: {start: 'node server.mjs'}}, null, 2)}\n`;

/** The files of a start, by their names. */
export function filesFor(host: Host): Record<string, string> {
  return {'index.html': page(host), 'server.mjs': server, 'package.json': about};
}

/** Whether a page can be started for it. */
export function isHost(name: string | undefined): name is Host {
  return hosts.some(host => host === name);
}

/**
 * What is asked on the command line: what to do, or a sentence about what is wrong. Without a host somebody has to be
 * asked.
 */
export function readArguments(given: readonly string[]): {host?: Host; help?: true} | {wrong: string} {
  const [command, ...rest] = given;
  if (command === undefined || command === '--help' || command === '-h') return {help: true};
  if (command !== 'init') return {wrong: `There is no "${command}"; there is: init.`};
  if (rest.length === 0) return {};
  const name = rest[0] === '--host' && rest.length === 2 ? rest[1] : rest.length === 1 ? /^--host=(.*)$/.exec(rest[0]!)?.[1] : undefined;
  if (name === undefined) return {wrong: `"${rest.join(' ')}" is not known; there is: --host ${hosts.join('|')}.`};
  return isHost(name) ? {host: name} : {wrong: `There is no start for "${name}"; there are: ${hosts.join(', ')}.`};
}
