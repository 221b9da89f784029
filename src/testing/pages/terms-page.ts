import {asks, isRunning, type Acceptance, type Acceptances, type Decisions} from '../acceptances.js';
import {pathPart} from '../fields.js';
import {readForm, type Answer} from '../http.js';
import {isConsent} from '../terms.js';
import {html} from './html.js';
import {outcomePage} from './outcome.js';
import {gone, page} from './page.js';
import {languageOf, words, type Language} from './words.js';

/** `/t/{token}`: the terms, and a form by which a person can accept them right there. */
export function createTermsPage(acceptances: Acceptances) {
  /** Where the person stands with this link. */
  function show(acceptance: Acceptance, language: Language): Response {
    if (acceptance.outcome) return outcomePage(acceptance, language);
    if (!isRunning(acceptance)) return form(acceptance, language);
    // Relative, for the service may sit behind any prefix.
    if (asks(acceptance) === 'page') {
      return new Response(null, {status: 303, headers: {location: `../consent/${acceptance.consentId}`}});
    }
    const {phoneTitle, phoneText, again} = words[language];
    // A link to press, no reloading by itself: a page that changes under a reader is hard to read.
    const content = html`<p>${phoneText}</p><p><a class="button" href="${acceptance.token}">${again}</a></p>`;
    return page({language, title: phoneTitle, content, framed: acceptance.role.framed});
  }

  const get: Answer = call => {
    const language = languageOf(call.request);
    const acceptance = acceptances.find(pathPart(call));
    return acceptance ? show(acceptance, language) : gone(language);
  };

  const post: Answer = async call => {
    const language = languageOf(call.request);
    const acceptance = acceptances.find(pathPart(call));
    const fields = await readForm(call.request);
    if (!acceptance || fields.get('token') !== acceptance.token) return gone(language);
    const ticked = (name: string) => fields.get(name) === 'true';
    const decisions = {zertes: ticked('decizionZertes'), eidas: ticked('decisionEidas'), risk: ticked('knowsTheRisk')};
    if (!isConsent(decisions)) return form(acceptance, language, decisions);
    acceptances.start(acceptance.token, decisions);
    return show(acceptance, language);
  };

  return {get, post};
}

/** The form; with decisions when they were not enough. */
function form({token, role}: Acceptance, language: Language, decisions?: Decisions): Response {
  const text = words[language];
  const document = (area: string, title: string) => {
    const href = `../documents/${area}_${language}.pdf`;
    // The words about the tab stand beside the link: whoever takes its text for the document's title says them anew.
    return html`<li><a href="${href}" target="_blank" rel="noopener" aria-describedby="tab-${area}">${title}</a> <span id="tab-${area}">${text.newTab}</span></li>`;
  };
  const box = (name: string, label: string, checked = false) =>
    html`<p class="box"><input type="checkbox" id="${name}" name="${name}" value="true"${checked && html` checked`}>
<label for="${name}">${label}</label></p>`;
  const content = html`<p>${text.termsIntro}</p>
<h2>${text.documents}</h2>
<ul>
${document('zertes', text.zertesDocument)}
${document('eidas', text.eidasDocument)}
</ul>
<form method="post">
<input type="hidden" name="token" value="${token}">
<fieldset${decisions && html` aria-describedby="problem"`}>
<legend>${text.decisions}</legend>
${box('decizionZertes', text.acceptZertes, decisions?.zertes)}
${box('decisionEidas', text.acceptEidas, decisions?.eidas)}
${box('knowsTheRisk', text.knowTheRisk, decisions?.risk)}
</fieldset>
<p class="buttons"><button>${text.accept}</button></p>
</form>`;
  const problem = decisions && text.tickMore;
  return page({language, title: text.termsTitle, content, problem, framed: role.framed});
}
