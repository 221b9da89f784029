/**
 * What the gateway holds after so many people have proved their number: while its limits hold, and half a day later. Its
 * own process, so that nothing else is in the figures; the API is a function there, for it is not what is weighed, and
 * its clock is turned on by hand.
 */
import {fork} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {mock} from 'node:test';
import {fileURLToPath} from 'node:url';

import {isMain} from '../../tools/ready.mjs';

const origin = 'https://gateway.test';
/** Milliseconds after which every limit has run out, and every session. */
const later = 12 * 3_600_000;
const {setTimeout: realTimeout} = globalThis;

/** The API, as far as a session needs it. */
async function answer(input) {
  const {pathname} = new URL(input instanceof Request ? input.url : input);
  const token = {access_token: 'token', token_type: 'Bearer', expires_in: 3600};
  const evidence = {status: [{assuranceLevel: 4, jurisdiction: 'zertes'}], loa4ExpiryDate: null, signingStatus: 'MID', notFound: false};
  return Response.json(pathname === '/oauth/token' ? token : pathname.endsWith('/status') ? evidence : {});
}

/** One person: a code is sent, checked, and the status read. */
async function session(gateway, index) {
  const msisdn = String(41_790_000_000 + index);
  const address = `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`;
  let cookie = '';
  const send = async (path, body) => {
    const headers = {Origin: origin, ...(cookie && {Cookie: cookie}), ...(body && {'Content-Type': 'application/json'})};
    const request = new Request(`${origin}/smart-flow/api/public/${path}`, {method: body ? 'POST' : 'GET', headers, ...(body && {body: JSON.stringify(body)})});
    const response = await gateway.fetch(request, {address});
    await response.text();
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
  };
  await send('confirm', {msisdn});
  await send('phone/verification/code', {msisdn, code: 'ABCD'});
  await send(`evidence/status?msisdn=${msisdn}`);
}

/** Bytes, once all that can be collected is. */
async function held() {
  for (let round = 0; round < 4; round++) {
    await new Promise(resolve => realTimeout(resolve, 20));
    globalThis.gc();
  }
  const {heapUsed, external, rss} = process.memoryUsage();
  return {heap: heapUsed + external, rss};
}

async function hold(sessions) {
  mock.timers.enable({apis: ['setTimeout', 'Date'], now: Date.now()});
  const {createGateway} = await import('../../../dist/gateway.js');
  const gateway = createGateway({
    apiUrl: 'https://api.test/', tokenUrl: 'https://api.test/oauth/token', clientId: 'bench', clientSecret: 'bench',
    sessionSecret: randomBytes(24).toString('base64url'), assets: false, log: () => {}, fetch: answer,
  });
  const rows = [];
  let done = 0;
  const upTo = async count => {
    const next = async () => {
      while (done < count) await session(gateway, done++);
    };
    await Promise.all(Array.from({length: 20}, next));
    rows.push({sessions: count, ...(await held())});
  };
  const {now} = performance;
  let passed = 0;
  performance.now = () => now.call(performance) + passed;
  /** Half a day goes by, and one comes, as what has run out is let go of with the next one. */
  const pass = async () => {
    passed += later;
    mock.timers.tick(later);
    await session(gateway, done++);
    rows.push({sessions: done, later: true, ...(await held())});
  };
  const half = sessions / 2;
  for (const part of [0.02, 0.25, 0.5, 1]) await upTo(Math.round(half * part));
  await pass();
  await upTo(sessions);
  await pass();
  process.send(rows);
  process.disconnect();
}

/** @param {{sessions: number}} options */
export default async function memory(place, {sessions}) {
  const child = fork(fileURLToPath(import.meta.url), [String(sessions)], {execArgv: ['--expose-gc']});
  const rows = await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', code => reject(new Error(`the gateway's process ended with ${code}`)));
  });
  const each = (from, to) => (to.heap - from.heap) / (to.sessions - from.sessions);
  const [first, second] = rows.filter(row => row.later);
  // What the first ones leave behind is room for as many, which the second ones use again.
  return {rows, perSession: each(rows[0], rows.filter(row => !row.later).at(-2)), leftPerSession: each(first, second)};
}

if (isMain(import.meta.url)) {
  await hold(Number(process.argv[2]));
  // The gateway's limits have timers that outlast it.
  process.exit(0);
}
