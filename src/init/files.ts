import {hosts, starts, type Host, type Start} from './hosts.js';

/** How the server finds the page. */
interface Serving {
  imports: string;
  page: string;
  answer: string;
}

/** The page is a file that is served as it is. */
const plain: Serving = {
  imports: `import {readFileSync} from 'node:fs';
import {createServer} from 'node:http';`,
  page: `const page = readFileSync(new URL('index.html', import.meta.url));`,
  answer: `  if (request.url.split('?')[0] !== '/') return response.writeHead(404).end('There is nothing here.');
  response.writeHead(200, {'content-type': 'text/html; charset=utf-8'}).end(page);`,
};

/** A build has left the page and what belongs to it. */
const built: Serving = {
  imports: `import {readFileSync, readdirSync} from 'node:fs';
import {createServer} from 'node:http';
import {extname} from 'node:path';`,
  page: `const types = {'.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8'};
const folder = new URL('dist/', import.meta.url);
const names = readdirSync(folder, {recursive: true}).filter(name => extname(name) in types);
/** Read once, so that an address leads to nothing else. */
const files = new Map(names.map(name => ['/' + name.replaceAll('\\\\', '/'), readFileSync(new URL(name, folder))]));`,
  answer: `  const [asked] = request.url.split('?');
  const name = asked === '/' ? '/index.html' : asked;
  const file = files.get(name);
  if (!file) return response.writeHead(404).end('There is nothing here.');
  response.writeHead(200, {'content-type': types[extname(name)]}).end(file);`,
};

const server = ({imports, page, answer}: Serving) => `import {randomBytes} from 'node:crypto';
${imports}

import {createGateway, nodeListener} from 'smart-flow-elements/gateway';

${page}

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
${answer}
});
const port = Number(process.env.PORT ?? 3000);
site.once('error', error => {
  console.error(error.code === 'EADDRINUSE' ? \`Port \${port} is taken. Choose another one: PORT=\${port + 1} node server.mjs\` : error.message);
  process.exit(1);
});
site.listen(port, process.env.HOST ?? '127.0.0.1', () => {
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

function about({build, packages}: Start): string {
  const start = build ? `${build} && node server.mjs` : 'node server.mjs';
  return `${JSON.stringify({name: 'sign', private: true, type: 'module', scripts: {start}, ...(packages && {dependencies: packages})}, null, 2)}\n`;
}

/** The files of a start, by their names. */
export function filesFor(host: Host): Record<string, string> {
  const start = starts[host];
  return {...start.files, 'server.mjs': server(start.build ? built : plain), 'package.json': about(start)};
}

/**
 * What is to be typed next, line by line.
 *
 * @param ownPackage The package.json there is the one that was written: it names what the page is made with.
 * @param isInstalled smart-flow-elements is among its packages.
 */
export function nextSteps(host: Host, {ownPackage, isInstalled}: {ownPackage: boolean; isInstalled: boolean}): string[] {
  const {build, packages = {}} = starts[host];
  const missing = ownPackage ? [] : Object.entries(packages).map(([name, version]) => `${name}@${version}`);
  const install = [...(isInstalled ? [] : ['…/smart-flow-elements-*.tgz']), ...missing];
  const run = ownPackage ? 'npm start' : [...(build ? [`npx ${build}`] : []), 'node server.mjs'].join(' && ');
  return [...(install.length > 0 ? [`npm install ${install.join(' ')}`] : []), run];
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
