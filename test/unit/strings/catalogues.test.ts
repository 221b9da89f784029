import assert from 'node:assert/strict';
import {before, describe, it} from 'node:test';

import {lookUp, registerLanguage, withMessages, type Catalogue, type Messages} from '../../../src/strings/catalogues.js';
import {deCH} from '../../../src/strings/de-CH.js';
import {en} from '../../../src/strings/en.js';

describe('before another language is registered', () => {
  it('everybody gets English', () => {
    for (const tag of ['de-CH', 'en', 'fr', '', 'x']) assert.equal(lookUp([tag]).tag, 'en');
    assert.equal(lookUp([]).strings, en);
  });
});

describe('with English and Swiss German', () => {
  before(() => registerLanguage('de-CH', deCH));

  describe('the language for a page', () => {
    const rows: [tags: string[], tag: string][] = [
      [['en'], 'en'],
      [['de-CH'], 'de-CH'],
      [['de-ch'], 'de-CH'],
      [['DE-CH'], 'de-CH'],
      [['de_CH'], 'de-CH'],
      [['de'], 'de-CH'],
      [['de-AT'], 'de-CH'],
      [['de-DE-1996'], 'de-CH'],
      [['de-CH-1996'], 'de-CH'],
      [['de-Latn-CH'], 'de-CH'],
      [['en-US'], 'en'],
      [['en-GB-oxendict'], 'en'],
      [[' en '], 'en'],
      [['fr', 'de'], 'de-CH'],
      [['fr-CH', 'en', 'de'], 'en'],
      [['fr'], 'en'],
      [['rm', 'it', 'fr'], 'en'],
      [['dev'], 'en'],
      [['d'], 'en'],
      [['den'], 'en'],
      [['english'], 'en'],
      [[''], 'en'],
      [['', 'de'], 'de-CH'],
      [['_', 'de'], 'de-CH'],
      [['-', 'de'], 'de-CH'],
      [['--', 'de'], 'de-CH'],
      [['*', 'de'], 'de-CH'],
      [['xx-YY', 'de'], 'de-CH'],
      [['toString', 'de'], 'de-CH'],
      [['__proto__', 'de'], 'de-CH'],
      [['x'.repeat(10_000), 'de'], 'de-CH'],
      [[], 'en'],
    ];
    for (const [tags, tag] of rows) {
      it(`A-02: that says ${JSON.stringify(tags).slice(0, 40)} is ${tag}`, () => assert.equal(lookUp(tags).tag, tag));
    }

    it('can be replaced', () => {
      const mine = {...en, sendCode: 'Mine'};
      registerLanguage('EO', mine);
      assert.equal(lookUp(['eo-XX']).strings.sendCode, 'Mine');
      registerLanguage('eo', {...en, sendCode: 'Other'});
      assert.equal(lookUp(['eo']).strings.sendCode, 'Other');
    });
  });

  describe('a page’s own texts', () => {
    const english = {tag: 'en', strings: en};
    const german = {tag: 'de-CH', strings: deCH};
    const merge = (messages: unknown, catalogue: Catalogue = english) => withMessages(catalogue, messages as Messages);

    it('replace ours, one by one', () => {
      const texts = merge({en: {sendCode: 'Text me'}});
      assert.equal(texts.sendCode, 'Text me');
      assert.equal(texts.checkCode, en.checkCode);
    });

    it('are for their own language', () => {
      const messages = {en: {sendCode: 'Text me'}, de: {sendCode: 'Code anfordern'}};
      assert.equal(merge(messages).sendCode, 'Text me');
      assert.equal(merge(messages, german).sendCode, 'Code anfordern');
      assert.equal(merge({fr: {sendCode: 'Envoyer'}}).sendCode, en.sendCode);
    });

    it('for a region go before those for the language', () => {
      const messages = {'de-CH': {sendCode: 'Code verlangen'}, de: {sendCode: 'Code anfordern', checkCode: 'Weiter'}};
      assert.deepEqual([merge(messages, german).sendCode, merge(messages, german).checkCode], ['Code verlangen', 'Weiter']);
      assert.equal(merge({'DE-ch': {sendCode: 'Code verlangen'}}, german).sendCode, 'Code verlangen');
    });

    it('for German are not for easy German, unless they are filed under its name', () => {
      const easy = {tag: 'de-x-easy', strings: {...en, sendCode: 'Code schicken'}};
      for (const asked of ['de-x-easy', 'de-X-Easy', 'de-x-easy-more']) {
        assert.equal(merge({de: {sendCode: 'Code anfordern'}, 'de-x': {sendCode: 'x'}}, {...easy, asked}).sendCode, 'Code schicken');
        assert.equal(merge({'DE-x-easy': {sendCode: 'Code holen'}, de: {checkCode: 'Weiter'}}, {...easy, asked}).sendCode, 'Code holen');
      }
      assert.equal(merge({'de-x-easy': {sendCode: 'Code holen'}}, german).sendCode, deCH.sendCode);
    });

    it('are found under the very language that the page asked for', () => {
      assert.equal(merge({'en-GB': {sendCode: 'Text me'}}, lookUp(['en-GB'])).sendCode, 'Text me');
      assert.equal(merge({'de-AT': {sendCode: 'Code anfordern'}}, lookUp(['de-AT'])).sendCode, 'Code anfordern');
    });

    it('may be functions, and take what ours take', () => {
      const texts = merge({en: {resendIn: (seconds: number) => `Wait ${seconds}`}});
      assert.equal(texts.resendIn(30), 'Wait 30');
    });

    it('may be plain where ours take values', () => assert.equal(merge({en: {resendIn: 'Wait a little.'}}).resendIn(30), 'Wait a little.'));

    it('reach into groups, and leave the rest of them', () => {
      const texts = merge({en: {problems: {network: 'Offline?'}, mismatch: {unspecified: 'Changed.'}}});
      assert.equal(texts.problems.network, 'Offline?');
      assert.equal(texts.problems.timeout, en.problems.timeout);
      assert.equal(texts.mismatch.unspecified, 'Changed.');
      assert.equal(texts.mismatch['password-changed'], en.mismatch['password-changed']);
    });

    it('may be a list where ours is one', () => {
      assert.deepEqual(merge({en: {explanation: ['One.', 'Two.']}}).explanation, ['One.', 'Two.']);
    });

    it('are text, never HTML', () => {
      assert.equal(merge({en: {sendCode: '<b>Send</b>'}}).sendCode, '<b>Send</b>');
    });

    const useless: unknown[] = [undefined, null, '', '   ', 42, true, {}, [], () => 'Text me', Promise.resolve('Text me'), Symbol('x')];
    for (const text of useless) {
      it(`A-01: that are ${String(typeof text === 'object' ? JSON.stringify(text) : String(text))} where ours is text fall back to ours`, () => {
        assert.equal(merge({en: {sendCode: text}}).sendCode, en.sendCode);
      });
    }

    const broken: [what: string, text: unknown][] = [
      ['throw', () => { throw new Error('broken'); }],
      ['give nothing', () => undefined],
      ['give null', () => null],
      ['give a number', () => 42],
      ['give blanks', () => '  '],
      ['give an element', () => ({nodeType: 1})],
      ['give a promise', async () => 'later'],
      ['are a number', 42],
      ['are nothing', null],
      ['are blank', ' '],
      ['are a list', ['Wait']],
    ];
    for (const [what, text] of broken) {
      it(`A-01: that ${what} where ours is a function fall back to ours`, () => {
        assert.equal(merge({en: {resendIn: text}}).resendIn(30), en.resendIn(30));
      });
    }

    it('that are not where they should be change nothing', () => {
      for (const given of [null, 'Text me', [], 42, {nonsense: 'x'}, {problems: 'x'}, {problems: []}, {explanation: ['x', 7]}]) {
        const texts = merge({en: given});
        assert.equal(texts.sendCode, en.sendCode);
        assert.deepEqual(texts.problems, en.problems);
        assert.deepEqual(texts.explanation, en.explanation);
        assert.ok(!('nonsense' in texts));
      }
    });

    it('are cut where they are endless', () => {
      assert.ok(merge({en: {sendCode: 'x'.repeat(1_000_000)}}).sendCode.length <= 2000);
      assert.ok(merge({en: {resendIn: () => 'x'.repeat(1_000_000)}}).resendIn(1).length <= 2000);
    });

    it('are not taken from what all objects have', () => {
      assert.equal(merge(Object.create({en: {sendCode: 'inherited'}})).sendCode, en.sendCode);
      assert.equal(merge({en: Object.create({sendCode: 'inherited'})}).sendCode, en.sendCode);
    });

    it('leave ours as they are', () => {
      merge({en: {sendCode: 'Text me', problems: {network: 'Offline?'}}});
      assert.equal(lookUp(['en']).strings.sendCode, 'Send code');
      assert.match(en.problems.network, /could not be reached/);
    });

    it('are none where the page gives none', () => assert.equal(merge(undefined), en));

    it('A-01: that are of no use are told of once, with the way to them', () => {
      const told: string[] = [];
      const messages = {
        de: {checkCode: 'Weiter'},
        en: {sendCode: 42, sendcode: 'Text me', problems: {network: null, nonsense: 'x'}, resendIn: () => '', explanation: ['x', 7], checkCode: 'Go on'},
      };
      const texts = withMessages(english, messages as unknown as Messages, path => told.push(path));
      for (const seconds of [1, 2, 3]) texts.resendIn(seconds);
      withMessages(english, messages as unknown as Messages, path => told.push(path)).resendIn(4);
      assert.deepEqual(told.sort(), ['en.explanation', 'en.problems.network', 'en.problems.nonsense', 'en.resendIn', 'en.sendCode', 'en.sendcode']);
    });

    it('are typed: keys as they are, at any depth, and a text in place of a function', () => {
      const right: Messages = {en: {problems: {network: 'No net.'}, resendIn: 'Soon.', codeSentTo: msisdn => `Sent to ${msisdn}.`}};
      // @ts-expect-error A key that does not exist.
      const misspelt: Messages = {en: {sendcode: 'Text me'}};
      // @ts-expect-error A number is no text.
      const wrong: Messages = {en: {problems: {network: 42}}};
      assert.deepEqual([right, misspelt, wrong].map(each => merge(each).problems.network === en.problems.network), [false, true, true]);
    });

    it('are put into the better catalogue that comes later', () => {
      const messages = {eo: {sendCode: 'Text me'}};
      const asked = (strings: typeof en) => ({tag: 'eo', strings, asked: 'eo-XX'});
      assert.equal(withMessages(asked(en), messages).checkCode, en.checkCode);
      assert.equal(withMessages(asked(deCH), messages).checkCode, deCH.checkCode);
    });

    it('are put together once', () => {
      const messages = {en: {sendCode: 'Text me'}};
      assert.equal(merge(messages), merge(messages));
    });
  });
});

describe('with two kinds of German, and a third for those who ask for it', () => {
  const kind = (sendCode: string) => ({...deCH, sendCode});
  before(() => {
    registerLanguage('de-CH', deCH);
    registerLanguage('de-DE', kind('Germany'));
    registerLanguage('de-x-easy', kind('Easy'));
  });

  const rows: [tags: string[], tag: string][] = [
    [['de'], 'de-DE'],
    [['de', 'de-CH'], 'de-CH'],
    [['de', 'fr-CH', 'de-CH', 'de-DE'], 'de-CH'],
    [['de', 'de-AT', 'de-CH'], 'de-CH'],
    [['de', 'en', 'fr'], 'de-DE'],
    [['de-AT'], 'de-DE'],
    [['de-AT', 'de-CH'], 'de-DE'],
    [['de_LU', 'de-CH'], 'de-DE'],
    [['de-DE'], 'de-DE'],
    [['de-ch'], 'de-CH'],
    [['de-x-easy'], 'de-x-easy'],
    [['de', 'de-x-easy'], 'de-DE'],
    [['de-X-EASY', 'de'], 'de-x-easy'],
    [['de-x-hard'], 'de-DE'],
  ];
  for (const [tags, tag] of rows) it(`${tags.join(', ')} is ${tag}`, () => assert.equal(lookUp(tags).tag, tag));
});
