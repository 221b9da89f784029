import {onlyKnown, msisdnOf, readFields, textField, type Fields} from './fields.js';
import {done, Refusal, type Answer} from './http.js';
import type {Codes} from './codes.js';

/** Proves that a number is somebody's own. */
export function createVerification(codes: Codes) {
  /** The SMS that starts it. */
  function send(fields: Fields): Response {
    // The guide prints a code into this body, before there is one; whoever follows it to the letter is not wrong.
    onlyKnown(fields, ['msisdn', 'code']);
    const msisdn = msisdnOf(textField(fields, 'msisdn'));
    if ('code' in fields) textField(fields, 'code');
    codes.send(msisdn, purpose(msisdn));
    return done();
  }

  /** `POST api/public/phone/verification`, where the path of the next call suggests that sending belongs. */
  const sendAnswer: Answer = async ({request}) => send(await readFields(request));

  /** `POST api/public/phone/verification/code` */
  const checkAnswer: Answer = async ({request}) => {
    const fields = await readFields(request);
    onlyKnown(fields, ['msisdn', 'code']);
    const msisdn = msisdnOf(textField(fields, 'msisdn'));
    const code = textField(fields, 'code');
    // Wrong, too old and never sent are one answer: the guide knows no other, and guessing learns nothing.
    if (codes.check(purpose(msisdn), code) !== 'right') throw new Refusal(400, 'The code is not right.');
    return done();
  };

  return {send, sendAnswer, checkAnswer};
}

const purpose = (msisdn: string) => `number ${msisdn}`;
