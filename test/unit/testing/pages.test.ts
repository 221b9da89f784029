import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {base, consent, createService, evidence, fetchLink, poll} from './service.js';

const policy = "default-src 'none'; style-src 'self'; form-action 'self'";
const heading = (text: string) => /<h1>(.*?)<\/h1>/.exec(text)?.[1];

async function openTerms(id: string) {
  const service = createService();
  const msisdn = service.number(id);
  return {service, msisdn, ...(await fetchLink(service, msisdn))};
}

/** A consent page that waits for the password. */
async function openConsent(id = 'terms-consent') {
  const opened = await openTerms(id);
  await opened.service.ask('api/public/confirm', consent(opened.token));
  const url = String((await poll(opened.service, opened.token)).consentUrl);
  const send = (form: Record<string, string>) => opened.service.visit(url, form);
  return {...opened, url, send};
}

/** The same, with the password given. */
async function openCode() {
  const opened = await openConsent();
  await opened.send({password: 'secret', action: 'continue'});
  return opened;
}

describe('the terms page', () => {
  it('holds the token, links to both documents, and ticks nothing beforehand', async () => {
    const {service, link, token} = await openTerms('terms-mobile-id');
    const text = await (await service.visit(link)).text();
    assert.ok(text.includes(`<input type="hidden" name="token" value="${token}">`));
    assert.doesNotMatch(text, / checked/);
    const boxes = [...text.matchAll(/type="checkbox" id="(\w+)" name="(\w+)" value="true"/g)];
    const names = ['decizionZertes', 'decisionEidas', 'knowsTheRisk'];
    assert.deepEqual(boxes.map(([, ...pair]) => pair), names.map(name => [name, name]));
    const documents = [...text.matchAll(/href="([^"]+\.pdf)"/g)].map(([, href]) => new URL(href!, link).href);
    assert.deepEqual(documents, [`${base}/documents/zertes_en.pdf`, `${base}/documents/eidas_en.pdf`]);
    for (const document of documents) {
      const response = await service.visit(document);
      assert.equal(response.status, 200);
      assert.match(await response.text(), /Terms of use/);
    }
    assert.equal((await service.visit(`${base}/documents/other_en.pdf`)).status, 404);
  });

  const tooLittle: [what: string, form: Record<string, string>][] = [
    ['nothing', {}],
    ['no risk', {decizionZertes: 'true'}],
    ['only the risk', {knowsTheRisk: 'true'}],
  ];
  for (const [what, form] of tooLittle) {
    it(`asks again when the person ticked ${what}, and keeps what was ticked`, async () => {
      const {service, link, token} = await openTerms('terms-mobile-id');
      const response = await service.visit(link, {token, ...form});
      const text = await response.text();
      assert.match(text, /role="alert">Tick at least one/);
      assert.match(text, /<title>Please check: /);
      assert.deepEqual([...text.matchAll(/id="(\w+)"[^>]* checked/g)].map(([, id]) => id), Object.keys(form));
      assert.equal(service.backend.phone.prompts.length, 0);
    });
  }

  it('sends the person to the phone, and says how it ended', async () => {
    const {service, link, token, msisdn} = await openTerms('terms-mobile-id');
    const asked = await service.visit(link, {token, decisionEidas: 'true', knowsTheRisk: 'true'});
    assert.equal(heading(await asked.text()), 'Confirm on your phone');
    assert.equal(service.backend.phone.prompts.length, 1);
    assert.equal(heading(await (await service.visit(link)).text()), 'Confirm on your phone');
    service.backend.phone.confirm(msisdn);
    assert.equal(heading(await (await service.visit(link)).text()), 'The terms are accepted');
    assert.equal((await poll(service, token)).confirmed, true);
    assert.deepEqual((await evidence(service, msisdn)).status, [{assuranceLevel: 4, jurisdiction: 'eidas'}]);
  });

  it('sends the person to the consent page', async () => {
    const {service, link, token} = await openTerms('terms-consent');
    const response = await service.visit(link, {token, decizionZertes: 'true', knowsTheRisk: 'true'});
    assert.equal(response.status, 303);
    const {consentUrl} = await poll(service, token);
    assert.equal(new URL(response.headers.get('location')!, link).href, consentUrl);
  });

  const endings: [id: string, seconds: number, title: string][] = [
    ['terms-declined', 3, 'You did not accept the terms'],
    ['terms-expired', 25, 'The request has expired'],
    ['terms-failed', 2, 'That did not work'],
  ];
  for (const [id, seconds, title] of endings) {
    it(`tells the end for ${id}`, async () => {
      const {service, link, token} = await openTerms(id);
      await service.visit(link, {token, decizionZertes: 'true', knowsTheRisk: 'true'});
      service.pass(seconds);
      const text = await (await service.visit(link)).text();
      assert.equal(heading(text), title);
      assert.match(text, /start again from where you came/);
    });
  }

  it('says so when a registration was lowered', async () => {
    const {service, link, token, msisdn} = await openTerms('terms-downgrade');
    await service.ask('api/public/confirm', consent(token));
    service.backend.phone.confirm(msisdn);
    const text = await (await service.visit(link)).text();
    assert.match(heading(text)!, /your registration has changed/);
    assert.match(text, /identify again[^]*close this window/);
  });

  it('does not know a token that is not its own', async () => {
    const {service, link} = await openTerms('terms-mobile-id');
    const other = await service.visit(link, {token: 'other', decizionZertes: 'true', knowsTheRisk: 'true'});
    assert.equal(other.status, 404);
    assert.equal((await service.visit(`${base}/t/other`)).status, 404);
    assert.equal(service.backend.phone.prompts.length, 0);
  });
});

describe('the consent page', () => {
  it('asks for the password, then for the code it sends by SMS', async () => {
    const {service, url, send, token, msisdn} = await openConsent();
    const first = await (await service.visit(url)).text();
    assert.match(first, /<input id="password" name="password" type="password" autocomplete="current-password" req/);
    assert.equal(service.backend.sms.length, 0);
    const second = await (await send({password: '1234', action: 'continue'})).text();
    assert.match(second, /autocomplete="one-time-code"/);
    assert.match(second, /\+4179 ••• •• 09/);
    assert.deepEqual(service.backend.sms.map(sms => [sms.msisdn, sms.text]), [[msisdn, 'Your code: CD-FH']]);
    const last = await (await send({code: ' cd-fh ', action: 'confirm'})).text();
    assert.equal(heading(last), 'The terms are accepted');
    assert.match(last, /You can close this window/);
    assert.equal((await poll(service, token)).confirmed, true);
  });

  it('sends no SMS for a password that is too short', async () => {
    const {service, send} = await openConsent();
    const response = await send({password: '123', action: 'continue'});
    assert.match(await response.text(), /required aria-invalid="true" aria-describedby="problem"/);
    assert.equal(service.backend.sms.length, 0);
  });

  it('sends no second SMS for a form that is sent again, and one when it is asked to', async () => {
    const {service, send} = await openCode();
    await send({password: 'secret', action: 'continue'});
    assert.equal(service.backend.sms.length, 1);
    await send({code: '', action: 'resend'});
    assert.equal(service.backend.sms.length, 2);
  });

  it('takes no code before the password', async () => {
    const {service, send, token} = await openConsent();
    await send({action: 'resend'});
    await send({code: 'CDFH', action: 'confirm'});
    assert.equal(service.backend.sms.length, 0);
    assert.equal((await poll(service, token)).confirmed, false);
  });

  it('shows a wrong code as an error, and asks for a new one after five', async () => {
    const {service, send, token} = await openCode();
    for (let time = 0; time < 5; time++) {
      const response = await send({code: 'XXXX', action: 'confirm'});
      assert.match(await response.text(), /role="alert">The code is not right/);
    }
    assert.match(await (await send({code: 'CDFH', action: 'confirm'})).text(), /no longer valid/);
    await send({action: 'resend'});
    await send({code: 'CDFH', action: 'confirm'});
    assert.equal((await poll(service, token)).confirmed, true);
  });

  it('does not take a code that is too old', async () => {
    const {service, send} = await openCode();
    service.pass(480);
    assert.match(await (await send({code: 'CDFH', action: 'confirm'})).text(), /no longer valid/);
  });

  for (const step of ['password', 'code']) {
    it(`can be cancelled at the ${step}`, async () => {
      const {service, send, token, url} = await (step === 'code' ? openCode() : openConsent());
      const response = await send({[step]: '', action: 'cancel'});
      assert.equal(heading(await response.text()), 'You did not accept the terms');
      assert.equal((await poll(service, token)).error, 'USER_CANCEL');
      assert.equal(heading(await (await service.visit(url)).text()), 'You did not accept the terms');
    });
  }

  it('keeps its end when the last form is sent again', async () => {
    const {service, send, token} = await openCode();
    await send({code: 'CDFH', action: 'confirm'});
    assert.equal(heading(await (await send({action: 'cancel'})).text()), 'The terms are accepted');
    assert.equal((await poll(service, token)).confirmed, true);
  });

  it('expires', async () => {
    const {service, url} = await openConsent();
    service.pass(600);
    assert.equal(heading(await (await service.visit(url)).text()), 'The request has expired');
  });

  it('does not know other addresses', async () => {
    const {service} = await openConsent();
    assert.equal((await service.visit(`${base}/consent/other`)).status, 404);
    assert.equal((await service.visit(`${base}/consent/other`, {password: 'secret'})).status, 404);
    assert.equal((await service.visit(`${base}/consent/%E0%A4%A`)).status, 400);
  });
});

describe('every page', () => {
  /** One answer of each kind. */
  const kinds: [what: string, open: () => Promise<Response>][] = [
    ['terms', async () => openTerms('terms-consent').then(({service, link}) => service.visit(link))],
    ['password', async () => openConsent().then(({service, url}) => service.visit(url))],
    ['code', async () => openCode().then(({service, url}) => service.visit(url))],
    ['end', async () => openCode().then(({send}) => send({action: 'cancel'}))],
    ['document', async () => createService().visit(`${base}/documents/eidas_de.pdf`)],
    ['nothing', async () => createService().visit(`${base}/t/none`)],
  ];
  for (const [what, open] of kinds) {
    it(`is plain, strict and marked as emulated: ${what}`, async () => {
      const response = await open();
      assert.match(response.headers.get('content-type')!, /^text\/html; charset=utf-8/);
      assert.equal(response.headers.get('content-security-policy'), policy);
      assert.equal(response.headers.get('x-frame-options'), null);
      assert.equal(response.headers.get('cache-control'), 'no-store');
      assert.equal(response.headers.get('referrer-policy'), 'same-origin');
      assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
      assert.equal(response.headers.get('vary'), 'Accept-Language');
      assert.equal(response.headers.get('access-control-allow-origin'), null);
      const text = await response.text();
      assert.doesNotMatch(text, /<script|<style| style=| on\w+=|http-equiv|autofocus/);
      assert.match(text, /<html lang="(en|de)">/);
      assert.match(text, /class="emulated">Emulation\./);
      assert.match(text, /<link rel="stylesheet" href="\.\.\/emulator\.css">/);
      assert.equal(text.match(/<h1>/g)?.length, 1);
      // Every field has its label.
      for (const [, id] of text.matchAll(/<input[^>]* id="(\w+)"/g)) assert.ok(text.includes(`<label for="${id}">`));
    });
  }

  it('has its style from the service', async () => {
    const response = await createService().visit(`${base}/emulator.css`);
    assert.match(response.headers.get('content-type')!, /^text\/css/);
    assert.match(await response.text(), /\.emulated/);
  });

  it('escapes what a person typed', async () => {
    const {send} = await openCode();
    const text = await (await send({code: `"><b>'&`, action: 'confirm'})).text();
    assert.ok(text.includes('value="&quot;&gt;&lt;b&gt;&#39;&amp;"'));
    assert.doesNotMatch(text, /<b>/);
  });

  it('repeats nothing of an address nobody knows', async () => {
    const text = await (await createService().visit(`${base}/t/hostile'"<b>`)).text();
    assert.doesNotMatch(text, /hostile/);
  });

  it('refuses to be framed for one of them', async () => {
    const {service, link, url} = await openConsent('terms-unframed');
    for (const address of [url, link]) {
      const response = await service.visit(address);
      if (response.status === 303) continue;
      assert.equal(response.headers.get('content-security-policy'), `${policy}; frame-ancestors 'none'`);
      assert.equal(response.headers.get('x-frame-options'), 'DENY');
    }
  });

  const languages: [header: string, language: string][] = [
    ['', 'en'],
    ['de-CH', 'de'],
    ['fr-CH, de;q=0.8, en;q=0.5', 'de'],
    ['en, de;q=0.9', 'en'],
    ['de;q=0.1, en;q=0.9', 'en'],
    ['fr', 'en'],
    ['de;q=zero', 'en'],
  ];
  for (const [header, language] of languages) {
    it(`speaks ${language} to "${header}"`, async () => {
      const {service, link} = await openTerms('terms-consent');
      const response = await service.visit(link, undefined, header ? {'accept-language': header} : {});
      assert.equal(response.headers.get('content-language'), language);
      assert.match(await response.text(), new RegExp(`lang="${language}"[^]*documents/zertes_${language}`));
    });
  }

  const odd: [what: string, init: RequestInit, status: number][] = [
    ['another method', {method: 'DELETE'}, 405],
    ['JSON for a form', {method: 'POST', body: '{}', headers: {'content-type': 'application/json'}}, 415],
    ['a form beyond 8 KiB', {method: 'POST', body: new URLSearchParams({code: 'C'.repeat(9000)})}, 413],
  ];
  for (const [what, init, status] of odd) {
    it(`turns away ${what}`, async () => {
      const {service, url} = await openConsent();
      assert.equal((await service.backend.fetch(new Request(url, init))).status, status);
    });
  }
});
