/** Brings what the elements ask for to the emulated service of their own state, which may also keep it or refuse it. */
const realFetch = globalThis.fetch.bind(globalThis);
const services = new Map();
let open = 0;

/** How many questions are still to be answered; those that are kept for ever do not count. */
export const unanswered = () => open;

/** The calls of the wire, by how their paths end. */
async function callOf(request) {
  const {pathname} = new URL(request.url);
  if (pathname.endsWith('/verification/code')) return 'check';
  if (pathname.endsWith('/evidence/status')) return 'evidence';
  if (pathname.endsWith('/tc')) return 'terms';
  if (pathname.endsWith('/mobileid/status')) return 'poll';
  if (pathname.endsWith('/session')) return 'session';
  return 'msisdn' in (await request.clone().json()) ? 'send' : 'confirm';
}

function untilAborted({signal}) {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
}

function made({status = 200, headers, body}) {
  return new Response(body && JSON.stringify(body), {status, headers: {'content-type': 'application/json', ...headers}});
}

async function answer(request, {backend, answers, asked}) {
  const call = await callOf(request);
  const list = [answers[call] ?? 'pass'].flat();
  const times = asked.get(call) ?? 0;
  asked.set(call, times + 1);
  const chosen = list[Math.min(times, list.length - 1)];
  if (chosen === 'hold') return null;
  if (chosen === 'pass') return backend.fetch(request);
  if (chosen === 'fail') throw new TypeError('The connection broke.');
  return made(typeof chosen === 'number' ? {status: chosen} : chosen);
}

/**
 * Answers what is asked below an address.
 *
 * @param {string} address
 * @param {object} backend
 * @param {Record<string, unknown>} answers Those that differ from the back end's, by call: `hold`, `fail`, a status, or
 *   `{status, headers, body}`. A list has one for each time, and the last one for all that follow; `pass` is the back
 *   end's own.
 */
export function route(address, backend, answers = {}) {
  services.set(new URL(address, location.origin).href, {backend, answers, asked: new Map()});
}

globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  const service = [...services].find(([address]) => request.url.startsWith(address))?.[1];
  if (!service) return realFetch(input, init);
  open++;
  try {
    const response = await answer(request, service);
    if (response) return response;
  } finally {
    open--;
  }
  return untilAborted(request);
};
