import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {beginning, label} from '../../../src/person/labels.js';
import type {Strings} from '../../../src/strings/strings.js';
import {languages} from '../strings/languages.js';

const buttons: Record<string, (text: Strings) => string> = {
  send: text => text.sendCode, check: text => text.checkCode, resend: text => text.resendCode, change: text => text.changeNumber,
  accept: text => text.tcAccept, cancel: text => text.tcCancel, back: text => text.flowBack, skip: text => text.flowSkip,
  terms: text => text.actions['accept-terms'], identify: text => text.actions.identify, retry: text => text.actions.retry,
};

describe('the labels that a person looks for', () => {
  for (const [tag, strings] of languages) {
    it(`are found in ${tag}, each for itself`, () => {
      for (const [name, read] of Object.entries(buttons)) {
        const found = Object.keys(buttons).filter(other => label(buttons[other]!).test(` ${read(strings)}\n`));
        assert.deepEqual(found, [name], read(strings));
      }
      assert.match(strings.identifyStart('A bank'), beginning(text => text.identifyStart('A bank')));
      assert.match(strings.identifyStart('A bank'), beginning(text => text.identifyStart('')));
      assert.doesNotMatch(strings.identifyStart('A shop'), beginning(text => text.identifyStart('A bank')));
    });
  }

  it('are whole, and may be the page’s own, to the letter', () => {
    const send = label(text => text.sendCode, 'Go (now)');
    assert.match('Go (now)', send);
    for (const other of ['Go now', 'Send code now', 'Please: Send code', '']) assert.doesNotMatch(other, send);
  });
});
