import {isRunning, type Acceptance, type Acceptances} from '../acceptances.js';
import type {Codes} from '../codes.js';
import {pathPart} from '../fields.js';
import {readForm, type Answer} from '../http.js';
import {html} from './html.js';
import {outcomePage} from './outcome.js';
import {gone, page} from './page.js';
import {languageOf, words, type Language, type Words} from './words.js';

const shortestPassword = 4;

/** A person may type the hyphen that is in the SMS, and need not hold down the shift key. */
const lettersOf = (text: string) => text.replace(/[\s-]/g, '').toUpperCase();

/** `/consent/{id}`: password, then SMS code, as the real service asks those who have no Mobile ID. */
export function createConsentPage(acceptances: Acceptances, codes: Codes) {
  const get: Answer = call => {
    const language = languageOf(call.request);
    const acceptance = acceptances.findByConsentId(pathPart(call));
    if (!acceptance || (!isRunning(acceptance) && !acceptance.outcome)) return gone(language);
    return acceptance.outcome ? outcomePage(acceptance, language) : form(acceptance, language);
  };

  const post: Answer = async call => {
    const language = languageOf(call.request);
    const acceptance = acceptances.findByConsentId(pathPart(call));
    const fields = await readForm(call.request);
    // Whoever reloads after the end sends the form once more, and sees the end once more.
    if (!acceptance || !isRunning(acceptance)) return get(call);
    const problem = act(acceptance, fields);
    if (acceptance.outcome) return outcomePage(acceptance, language);
    return form(acceptance, language, problem, fields.get('code') ?? '');
  };

  /** Does what the pressed button asks for; returns what is wrong with it. */
  function act(acceptance: Acceptance, fields: URLSearchParams): Problem {
    const {msisdn} = acceptance.role.persona;
    const purpose = `consent ${acceptance.consentId}`;
    const action = fields.get('action');
    if (action === 'cancel') {
      acceptances.end(acceptance, false);
    } else if (fields.has('password')) {
      // Sent again by a reload: the SMS has gone out already.
      if (acceptance.passwordGiven) return undefined;
      if (fields.get('password')!.length < shortestPassword) return 'wrongPassword';
      acceptance.passwordGiven = true;
      codes.send(msisdn, purpose);
    } else if (action === 'resend' && acceptance.passwordGiven) {
      codes.send(msisdn, purpose);
    } else if (acceptance.passwordGiven) {
      const verdict = codes.check(purpose, fields.get('code') ?? '', lettersOf);
      if (verdict !== 'right') return verdict === 'wrong' ? 'wrongCode' : 'goneCode';
      acceptances.end(acceptance, true);
    }
    return undefined;
  }

  return {get, post};
}

type Problem = keyof Words | undefined;

/** Step 1 or step 2; with a problem when what was entered would not do. */
function form({passwordGiven, role}: Acceptance, language: Language, problem?: Problem, typed = ''): Response {
  const text = words[language];
  const {msisdn} = role.persona;
  const number = `+${msisdn.slice(0, 4)} ••• •• ${msisdn.slice(-2)}`;
  const shown = problem && text[problem];
  const wrong = shown && html` aria-invalid="true" aria-describedby="problem"`;

  const passwordStep = html`<p>${text.passwordStep}</p>
<p>${text.number}: ${number}</p>
<form method="post">
<p class="field"><label for="password">${text.password}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required${wrong}></p>
<p class="buttons">
<button name="action" value="continue">${text.next}</button>
${cancel(text)}
</p>
</form>`;

  const codeStep = html`<p>${text.codeStep} ${number}.</p>
<form method="post">
<p class="field"><label for="code">${text.code}</label>
<input id="code" name="code" value="${shown && typed.slice(0, 32)}" autocomplete="one-time-code"
 autocapitalize="characters" spellcheck="false" required${wrong}></p>
<p class="buttons">
<button name="action" value="confirm">${text.confirm}</button>
<button class="plain" name="action" value="resend" formnovalidate>${text.resend}</button>
${cancel(text)}
</p>
</form>`;

  const content = passwordGiven ? codeStep : passwordStep;
  return page({language, title: text.consentTitle, content, problem: shown, framed: role.framed});
}

const cancel = (text: Words) =>
  html`<button class="plain" name="action" value="cancel" formnovalidate>${text.cancel}</button>`;
