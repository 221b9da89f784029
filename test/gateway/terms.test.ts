import assert from 'node:assert/strict';
import {after, afterEach, before, describe, it} from 'node:test';
import {allowedAddress} from '../../src/api/hosts.js';
import {readProgress} from '../../src/flows/progress.js';
import {AllowedHosts, isInternal} from '../../src/gateway/addresses.js';
import {parseTermsPage, readTermsPage} from '../../src/gateway/terms-page.js';
import {html, json} from './api.js';
import {anna, beat, createWorld, expectProblem, expectStatus, type Browser, type World} from './world.js';

const limits = {sendGapSeconds: 0, sendsPerNumberPerHour: 1000, sendsPerAddressPerHour: 1000, lookupsPerNumberPerMinute: 1000};
const page = new URL('https://terms.test/t/path-token');
const hosts = new AllowedHosts(['terms.test', '*.docs.test']);
const parse = (text: string) => parseTermsPage(text, page, hosts);

describe('the terms page', () => {
  it('has its token in a form field, a meta, a data attribute, or a document link', () => {
    assert.equal(parse('<form><input type=hidden name="token" value="abc"></form>').token, 'abc');
    assert.equal(parse('<INPUT NAME=Token VALUE=abc>').token, 'abc');
    assert.equal(parse('<textarea name=token> abc\n</textarea>').token, 'abc');
    assert.equal(parse('<meta name="token" content="abc">').token, 'abc');
    assert.equal(parse('<body><div data-token="abc"></div>').token, 'abc');
    assert.equal(parse('<a href="/doc/zertes.pdf?lang=de&amp;token=abc">x</a>').token, 'abc');
    assert.equal(parse('<meta name=token content=m><input name=token value=f>').token, 'f');
    assert.equal(parse('<input name=token value=""><meta name=token content=m>').token, 'm');
  });

  it('is read as a browser reads it: not comments, not scripts, not attributes of attributes', () => {
    for (const text of ['<!-- <input name=token value=no> -->', '<script>"<input name=token value=no>"</script>', '<p title=\'<input name=token value=no>\'>',
      '<input name=token value="a b">', '<input name=tokens value=no>', '<input name=token>', `<input name=token value=${'x'.repeat(600)}>`, '', '\u0000', '<'.repeat(1000)]) {
      assert.equal(parse(text).token, undefined, text);
    }
  });

  it('names its documents by jurisdiction', () => {
    assert.deepEqual(parse(`
      <a href="/docs/Terms-ZertES.pdf">  Terms of use,
        Switzerland </a>
      <a href="https://a.docs.test/1.pdf">Terms <b>eIDAS</b></a>
      <a href="/docs/Terms-ZertES.pdf">again</a>
      <a href="/imprint">Imprint</a>
      <a href="https://evil.test/zertes.pdf">ZertES</a>
      <a href="javascript:zertes()">ZertES</a>
      <a href="//evil.test/eidas">eIDAS</a>
      <a href="/docs/eidas.pdf"></a>
      <a data-jurisdiction=eidas href="/3">Europe</a>`).documents, [
      {jurisdiction: 'zertes', href: 'https://terms.test/docs/Terms-ZertES.pdf', title: 'Terms of use, Switzerland'},
      {jurisdiction: 'eidas', href: 'https://a.docs.test/1.pdf', title: 'Terms eIDAS'},
      {jurisdiction: 'eidas', href: 'https://terms.test/docs/eidas.pdf', title: 'eidas.pdf'},
      {jurisdiction: 'eidas', href: 'https://terms.test/3', title: 'Europe'},
    ]);
    assert.equal(parse('<base href="https://evil.test/"><a href="zertes.pdf">x</a>').documents[0]?.href, 'https://terms.test/t/zertes.pdf');
  });

  it('a broken escape in a link costs neither the document nor the token', () => {
    const {token, documents} = parse('<input name=token value=abc><a href="/docs/eidas-100%.pdf"></a>');
    assert.equal(token, 'abc');
    assert.deepEqual(documents.map(({title}) => title), ['eidas-100%.pdf']);
  });

  it('a hostile page costs what it weighs: four times the text, and not sixteen times the work', () => {
    const work = (text: string) => {
      const before = process.cpuUsage();
      parse(text);
      const {user, system} = process.cpuUsage(before);
      return user + system;
    };
    // The least of three: the processor's time is this process's own, but the first try also compiles, and any may collect.
    const least = (text: string) => Math.min(...[1, 2, 3].map(() => work(text)));
    for (const tag of ['<b>', '<a href=/zertes>', '<div data-token=>', '<table><td>', '<a><p>']) {
      const [small, large] = [65_536, 262_144].map(length => least(tag.repeat(length / tag.length)));
      assert.ok(large! < 10 * small!, `${tag}: ${small} and ${large} µs`);
    }
  });

  it('G-11: where it is not on the list, leads inside or off the list, it is not fetched', async () => {
    const fetched: string[] = [];
    const read = async (link: string, answers: Record<string, Response> = {}, resolved = ['93.184.216.34']) => readTermsPage(new URL(link), {
      hosts: new AllowedHosts(['terms.test', '10.0.0.1', 'inside.test', '*.localhost']),
      fetch: async url => {
        fetched.push(url);
        return answers[url] ?? new Response('<input name=token value=fetched>', {headers: {'Content-Type': 'text/html'}});
      },
      resolve: async () => resolved,
      deadline: AbortSignal.timeout(1000),
    });
    assert.equal((await read('https://terms.test/t/x')).token, 'fetched');
    fetched.length = 0;
    const links = ['https://evil.test/t/x', 'http://terms.test/t/x', 'https://terms.test:8443/t/x', 'https://user@terms.test/t/x', 'https://10.0.0.1/t/x', 'https://a.localhost/t/x'];
    for (const link of links) assert.deepEqual([(await read(link)).token, (await read(link)).documents], ['x', []], link);
    for (const address of ['127.0.0.1', '10.1.2.3', '169.254.169.254', '::1', 'fd00::1', '::ffff:192.168.0.1']) {
      assert.equal((await read('https://terms.test/t/x', {}, ['93.184.216.34', address])).token, 'x', address);
    }
    assert.deepEqual(fetched, []);
    for (const Location of ['https://evil.test/', 'http://169.254.169.254/', '//evil.test', 'http://terms.test/', 'file:///etc/passwd', '']) {
      const redirect = {'https://terms.test/t/x': new Response(null, {status: 302, headers: {Location}})};
      assert.equal((await read('https://terms.test/t/x', redirect)).token, 'x', Location);
    }
    assert.deepEqual(new Set(fetched), new Set(['https://terms.test/t/x']));
    const near = {'https://terms.test/t/x': new Response(null, {status: 302, headers: {Location: '/t/y'}})};
    assert.equal((await read('https://terms.test/t/x', near)).token, 'fetched');
  });

  it('G-11: knows internal addresses in every spelling', () => {
    const hosts = ['127.0.0.1', '2130706433', '0x7f.1', '0177.0.0.1', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0',
      '224.0.0.1', '[::1]', '[::]', '[fe80::1]', '[fc00::1]', '[fd12::1]', '[::ffff:10.0.0.1]', '[::ffff:a00:1]', '[ff02::1]', '[2002:a00:1::]', '[64:ff9b::a00:1]'];
    for (const host of hosts) assert.ok(isInternal(new URL(`https://${host}/`).hostname), host);
    for (const host of ['93.184.216.34', '172.32.0.1', '[2600:1406::1]', 'terms.test', 'fd00.test', '11.0.0.1']) {
      assert.ok(!isInternal(new URL(`https://${host}/`).hostname), host);
    }
  });
});

describe('the list of hosts', () => {
  const evil = ['http://terms.test/', 'javascript:alert(1)', 'data:text/html,x', 'blob:https://terms.test/x', '//terms.test/', '/t/x', 'https://terms.test@evil.test/',
    'https://user:pw@terms.test/', 'https://terms.test.evil.test/', 'https://evilterms.test/', 'https://terms.test:8443/', 'https://terms.test./', ' https://terms.test/',
    'https://terms.test/\n', 'https://terms.test\\@evil.test/', 'https://docs.test/', 'https://xn--trms-esa.test/', 'ftp://terms.test/', 'HTTPS:terms.test@evil.test',
    `https://terms.test/${'x'.repeat(3000)}`, '', null, undefined, 42, {}, ['https://terms.test/']];
  it('C-01: lets nothing else through', () => {
    for (const address of evil) assert.equal(hosts.check(address), null, String(address));
    for (const address of ['https://terms.test/t/x', 'https://TERMS.test:443/', 'https://a.docs.test/', 'https://a.b.docs.test/']) assert.ok(hosts.check(address), address);
  });

  it('takes ports and loopback as the contract says', () => {
    const list = new AllowedHosts(['localhost', 'terms.test:8443', '127.0.0.1:4000', '[::1]']);
    for (const address of ['http://localhost:3000/', 'https://localhost/', 'https://terms.test:8443/', 'http://127.0.0.1:4000/', 'http://[::1]:99/']) assert.ok(list.check(address), address);
    for (const address of ['https://terms.test/', 'http://terms.test:8443/', 'http://127.0.0.1:4001/', 'http://127.0.0.2:4000/', 'http://a.localhost/']) {
      assert.equal(list.check(address), null, address);
    }
    assert.equal(new AllowedHosts(['*.localhost']).check('http://a.localhost/'), null);
  });

  it('reads each entry as the browser reads it', () => {
    const rows: [entry: string, address: string, fits: boolean][] = [
      ['localhost:80', 'http://localhost:4000/t', false], ['localhost:80', 'http://localhost/t', true], ['127.0.0.1:443', 'http://127.0.0.1:4000/t', false],
      ['terms.test:80', 'https://terms.test/t', false], ['terms.test:80', 'https://terms.test:80/t', true], ['terms.test:443', 'https://terms.test/t', true],
      ['app.localhost', 'http://app.localhost:3000/', true], ['[2001:db8::1]', 'https://[2001:db8::1]/', true], ['[2001:db8::1]:8443', 'https://[2001:db8::1]:8443/', true],
      ['terms_a.test', 'https://terms_a.test/', true], ['TERMS.test', 'https://terms.test/', true], ['*.terms.test', 'https://a.terms.test:8443/', false],
    ];
    for (const [entry, address, fits] of rows) {
      assert.deepEqual([new AllowedHosts([entry]).check(address) !== null, allowedAddress(address, [entry]) !== null], [fits, fits], `${entry} ${address}`);
    }
  });
});

describe('terms through the gateway', () => {
  let world: World;
  let user: Browser;
  before(async () => {
    world = await createWorld({limits});
    user = await world.verified();
  });
  after(() => world.stop());
  afterEach(() => void world.api.replies.clear());
  const link = (value: unknown) => world.api.replies.set(`/api/public/evidence/${anna}/tc`, (_, response) => json(response, {link: value}));

  it('C-01, G-11: a link that is not on the list is neither fetched nor passed on', async () => {
    for (const value of ['http://169.254.169.254/latest/meta-data', 'https://evil.test/t/x', 'javascript:alert(1)', 'https://127.0.0.1@evil.test/', 'http://10.0.0.1/', 'http://localhost:9/', '/t/x']) {
      link(value);
      const answer = await user.terms(anna);
      assert.ok(!(await answer.clone().text()).includes(value));
      await expectProblem(answer, 502, 'blocked-url');
    }
    for (const value of [null, '', 42, {}, undefined]) {
      link(value);
      await expectProblem(await user.terms(anna), 502, 'unexpected-response');
    }
  });

  it('C-09: passes on that nothing is open', async () => {
    world.api.replies.set(`/api/public/evidence/${anna}/tc`, (_, response) => json(response, {}, 404));
    await expectProblem(await user.terms(anna), 404, 'not-found');
  });

  it('takes the link\'s last part where the page fails, is no HTML, too long or too slow', async () => {
    link(`${world.api.url}/t/from%2Dpath/`);
    const answers: [string, (response: import('node:http').ServerResponse) => void][] = [
      ['terms page: 500', response => html(response, '<input name=token value=no>', 500)],
      ['terms page: no HTML', response => json(response, {token: 'no'})],
      ['terms page: too long', response => html(response, `<input name=token value=no>${' '.repeat(300_000)}`)],
      ['terms page: redirect not allowed', response => void response.writeHead(302, {Location: 'https://evil.test/'}).end()],
      ['terms page: too many redirects', response => void response.writeHead(302, {Location: '/t/from%2Dpath/'}).end()],
      ['terms page: no answer', response => void response.socket!.destroy()],
    ];
    for (const [reason, answer] of answers) {
      world.api.replies.set('/t/from%2Dpath/', (_, response) => answer(response));
      const terms = await user.terms(anna);
      await expectStatus(terms, 200);
      assert.deepEqual(await terms.json(), {link: `${world.api.url}/t/from%2Dpath/`, token: 'from-path', documents: []});
      assert.equal(world.log.at(-1)?.reason, reason);
    }
  });

  it('waits for the page for eight seconds, and no longer', {timeout: 20_000}, async () => {
    link(`${world.api.url}/t/slow`);
    world.api.replies.set('/t/slow', () => undefined);
    const started = performance.now();
    const terms = await user.terms(anna);
    assert.equal((await terms.json() as {token: string}).token, 'slow');
    assert.ok(performance.now() - started < 9500);
  });

  it('a terms token is of use to the browser it was given to, alone', async () => {
    const other = await world.verified(beat);
    await (await user.terms(anna)).text();
    await (await other.terms(beat)).text();
    await expectProblem(await other.poll(`terms-${anna}`), 403);
    await expectProblem(await other.accept(`terms-${anna}`), 403);
    await expectStatus(await user.poll(`terms-${anna}`), 200);
    await expectProblem(await user.get('api/public/mobileid/status'), 400);
    await expectProblem(await user.get(`api/public/mobileid/status?token=terms-${anna}&token=terms-${beat}`), 400);
  });

  it('remembers the token though a cookie from before came back', async () => {
    const tab = await world.verified();
    const before = tab.cookie;
    await (await tab.terms(anna)).text();
    assert.notEqual(tab.cookie, before);
    tab.cookie = before;
    await expectStatus(await tab.poll(`terms-${anna}`), 200);
  });

  it('C-02, C-04, C-05: checks what the poll says', async () => {
    await (await user.terms(anna)).text();
    const token = `terms-${anna}`;
    const poll = async (answer: object) => {
      world.api.replies.set('/api/public/mobileid/status', (_, response) => json(response, answer));
      return user.poll(token);
    };
    const consentUrl = `${world.api.url}/consent/1`;
    assert.deepEqual(await (await poll({token, error: '', consentUrl, confirmed: 'true', donwgrade: true})).json(),
      {token, error: null, consentUrl, confirmed: false, downgrade: true});
    const errorOf = async (error: unknown) => (await (await poll({error, confirmed: true})).json() as {error: unknown}).error;
    // What none is, and what one that is no text says, is what a page without a gateway reads.
    for (const none of [false, '', null, undefined]) assert.equal(await errorOf(none), null);
    for (const [error, refusal] of [[{code: 'USER_CANCEL'}, 'declined'], [401, 'declined'], [{status: 208}, 'unanswered'], [{text: 'x'}, 'other'], [true, 'other']] as const) {
      assert.deepEqual(readProgress({error: await errorOf(error)}, token), {at: 'refused', refusal});
    }
    assert.equal(String(await errorOf('x'.repeat(1e4))).length, 1000);
    for (const url of ['https://evil.test/', 'javascript:alert(1)', 'http://169.254.169.254/', 42]) {
      await expectProblem(await poll({token, consentUrl: url}), 502, 'blocked-url');
    }
    await expectProblem(await poll({token: 'another'}), 502, 'unexpected-response');
  });
});
