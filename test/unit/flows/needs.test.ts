import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {lacking} from '../../../src/flows/needs.js';

/** A browser that has all. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- what is in it is of any shape
function today(): Record<string, any> {
  const method = () => {};
  return {
    HTMLElement: {prototype: {attachShadow: method, attachInternals: method}},
    ElementInternals: {prototype: {setFormValue: method}},
    HTMLDialogElement: {prototype: {showModal: method}},
    AbortSignal: {any: method},
    URL: {canParse: method},
    Intl: {DisplayNames: method},
  };
}

describe('what a browser lacks', () => {
  it('is nothing where it has all', () => assert.deepEqual(lacking(today()), []));

  it('is named, also where what it would belong to is missing', () => {
    for (const [name, all] of [['URL', ['URL.canParse']], ['HTMLElement', ['HTMLElement.prototype.attachShadow', 'HTMLElement.prototype.attachInternals']], ['HTMLDialogElement', ['HTMLDialogElement.prototype.showModal']]] as const) {
      const old = today();
      delete old[name];
      assert.deepEqual(lacking(old), all);
    }
  });

  it('is named where it is something else', () => {
    const old = today();
    old.AbortSignal.any = true;
    assert.deepEqual(lacking(old), ['AbortSignal.any']);
  });
});
