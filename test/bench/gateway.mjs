// Throughput of the status call: asked directly, through a bare proxy, and through the gateway. Three processes on one
// machine, on loopback, in turns, so that whatever else the machine does hits all three.
import {spawn} from 'node:child_process';
import {Agent, createServer, request} from 'node:http';
import {fileURLToPath} from 'node:url';

const [role = 'run', ...rest] = process.argv.slice(2);
const rounds = 6;
const perRound = 1500;
const parallel = 20;
const msisdn = '41790000001';
const status = `/api/public/evidence/status?msisdn=${msisdn}`;

if (role === 'api') serveApi();
else if (role === 'proxy') serveProxy(rest[0]);
else await run();

/** The API, doing as little as it can. */
function serveApi() {
  const evidence = JSON.stringify({status: [{assuranceLevel: 4, jurisdiction: 'zertes'}], loa4ExpiryDate: null, signingStatus: 'MID', notFound: false});
  const token = JSON.stringify({access_token: 'token', token_type: 'Bearer', expires_in: 3600});
  listen(createServer((incoming, outgoing) => {
    incoming.resume().on('end', () => {
      outgoing.writeHead(200, {'Content-Type': 'application/json'}).end(incoming.url === '/oauth/token' ? token : evidence);
    });
  }));
}

/** A proxy that passes everything on and looks at nothing. */
function serveProxy(target) {
  const agent = new Agent({keepAlive: true});
  listen(createServer((incoming, outgoing) => {
    const {method, headers} = incoming;
    const upstream = request(target + incoming.url, {method, headers, agent}, answer => {
      outgoing.writeHead(answer.statusCode, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(upstream);
  }));
}

function listen(server) {
  server.listen(0, '127.0.0.1', () => console.log(`listens on http://127.0.0.1:${server.address().port}/`));
}

async function run() {
  const self = fileURLToPath(import.meta.url);
  const api = await start([self, 'api']);
  const proxy = await start([self, 'proxy', api.url]);
  const many = 1e9;
  const gateway = await start([fileURLToPath(new URL('../../build/src/gateway/cli.js', import.meta.url))], {
    SMART_FLOW_API_URL: api.url,
    SMART_FLOW_TOKEN_URL: `${api.url}/oauth/token`,
    SMART_FLOW_CLIENT_ID: 'bench',
    SMART_FLOW_CLIENT_SECRET: 'bench',
    SMART_FLOW_SESSION_SECRET: 'only for measuring, on this machine'.replace(',', ''),
    SMART_FLOW_LIMITS: JSON.stringify({lookupsPerNumberPerMinute: many, lookupsPerAddressPerMinute: many}),
    PORT: '0',
  });
  try {
    const base = `${gateway.url}/smart-flow`;
    const cookie = await verify(base, gateway.url);
    const runners = [
      {name: 'API alone', url: api.url + status, times: [], headers: {}},
      {name: 'bare proxy', url: proxy.url + status, times: [], headers: {}},
      {name: 'gateway', url: base + status, times: [], headers: {Cookie: cookie}},
    ];
    for (const runner of runners) await measure(runner, perRound);
    for (let round = 0; round < rounds; round++) {
      for (const runner of runners) runner.times.push(await measure(runner, perRound));
    }
    const [, bare] = runners;
    console.log(`Status call, ${rounds} × ${perRound} requests each, ${parallel} at a time, Node ${process.versions.node}`);
    console.table(Object.fromEntries(runners.map(({name, times}) => [name, {
      'requests/s (median)': Math.round(perRound / median(times)),
      'best': Math.round(perRound / Math.min(...times)),
      'of bare proxy': `${Math.round(median(bare.times) / median(times) * 100)} %`,
    }])));
  } finally {
    for (const {child} of [gateway, proxy, api]) child.kill();
  }
}

/** Seconds for so many requests. */
async function measure({url, headers}, count) {
  const agent = new Agent({keepAlive: true, maxSockets: parallel});
  const started = performance.now();
  let left = count;
  await Promise.all(Array.from({length: parallel}, async () => {
    while (left-- > 0) await get(url, headers, agent);
  }));
  agent.destroy();
  return (performance.now() - started) / 1000;
}

function get(url, headers, agent) {
  return new Promise((resolve, reject) => {
    request(url, {headers, agent}, answer => {
      if (answer.statusCode !== 200) reject(new Error(`${url}: ${answer.statusCode}`));
      answer.resume().on('end', resolve);
    }).on('error', reject).end();
  });
}

async function verify(base, origin) {
  let cookie = '';
  for (const [path, body] of [['api/public/confirm', {msisdn}], ['api/public/phone/verification/code', {msisdn, code: 'ABCD'}]]) {
    const answer = await fetch(`${base}/${path}`, {
      method: 'POST', body: JSON.stringify(body), headers: {'Origin': origin, 'Content-Type': 'application/json', 'Cookie': cookie},
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    cookie = answer.headers.getSetCookie()[0].split(';')[0];
  }
  return cookie;
}

function start(args, env = {}) {
  const child = spawn(process.execPath, args, {env, stdio: ['ignore', 'pipe', 'inherit']});
  return new Promise((resolve, reject) => {
    child.once('exit', code => reject(new Error(`${args[0]} ended with ${code}`)));
    let text = '';
    child.stdout.on('data', chunk => {
      if (text === undefined) return;
      text += chunk;
      const url = /listens on (http:\/\/[^/\s]+)/.exec(text)?.[1];
      if (!url) return;
      text = undefined;
      resolve({url, child});
    });
  });
}

function median(times) {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
}
