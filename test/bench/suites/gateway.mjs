/**
 * The status call: asked directly, through a bare proxy, and through the gateway. Three processes on one machine, on
 * loopback, in turns, so that whatever else the machine does hits all three.
 */
import {spawn} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {Agent, createServer, request} from 'node:http';
import {fileURLToPath} from 'node:url';

import {isMain} from '../../tools/ready.mjs';

const parallel = 20;
const msisdn = '41790000001';
const status = `/api/public/evidence/status?msisdn=${msisdn}`;

if (isMain(import.meta.url)) {
  const [role, target] = process.argv.slice(2);
  if (role === 'proxy') serveProxy(target);
  else serveApi();
}

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

/** @param {{rounds: number, perRound: number}} options */
export default async function gateway(place, {rounds, perRound}) {
  // Not needed by those who only serve.
  const {byName, ratios} = await import('../statistics.mjs');
  const self = fileURLToPath(import.meta.url);
  const started = [];
  const begin = async (...given) => {
    const process = await start(...given);
    started.push(process);
    return process;
  };
  try {
    const api = await begin([self, 'api']);
    const proxy = await begin([self, 'proxy', api.url]);
    const gateway = await begin([fileURLToPath(new URL('../../../dist/gateway-cli.js', import.meta.url))], {
      SMART_FLOW_API_URL: api.url,
      SMART_FLOW_TOKEN_URL: `${api.url}/oauth/token`,
      SMART_FLOW_CLIENT_ID: 'bench',
      SMART_FLOW_CLIENT_SECRET: 'bench',
      SMART_FLOW_SESSION_SECRET: randomBytes(24).toString('base64url'),
      SMART_FLOW_LIMITS: JSON.stringify({lookupsPerNumberPerMinute: 1e9, lookupsPerAddressPerMinute: 1e9}),
      PORT: '0',
    });
    const base = `${gateway.url}/smart-flow`;
    const cookie = await verify(base, gateway.url);
    const runners = [
      {name: 'api', url: api.url + status, headers: {}},
      {name: 'proxy', url: proxy.url + status, headers: {}},
      {name: 'gateway', url: base + status, headers: {Cookie: cookie}},
    ];
    for (const runner of runners) await measure(runner, perRound);
    const samples = [];
    for (let round = 0; round < rounds; round++) {
      for (const runner of runners) samples.push({round, name: runner.name, ...(await measure(runner, perRound))});
    }
    const both = field => ({each: byName(samples, field), against: ratios(samples, field, 'proxy')});
    return {throughput: both('throughput'), p99: both('p99'), rounds, perRound, parallel, samples};
  } finally {
    for (const {child} of started) child.kill();
  }
}

/** Requests a second, and how many milliseconds 99 of 100 took at most. */
async function measure({url, headers}, count) {
  const agent = new Agent({keepAlive: true, maxSockets: parallel});
  const times = [];
  const started = performance.now();
  let left = count;
  await Promise.all(Array.from({length: parallel}, async () => {
    while (left-- > 0) {
      const sent = performance.now();
      await get(url, headers, agent);
      times.push(performance.now() - sent);
    }
  }));
  agent.destroy();
  const seconds = (performance.now() - started) / 1000;
  times.sort((a, b) => a - b);
  return {throughput: count / seconds, p99: times[Math.ceil(count * 0.99) - 1]};
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
      method: 'POST', body: JSON.stringify(body), headers: {Origin: origin, 'Content-Type': 'application/json', Cookie: cookie},
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
