import type {DocumentKind, Form} from '../flows/advisor.js';
import {sample, type SampleDocument, type Samples} from './samples.js';

const skribble = 'https://www.skribble.com/en-eu/signaturestandards/';
const bit = 'https://www.bit.admin.ch/bit/en/home/themes/elektronische-signatur/rechtliches/vertragsrecht.html';
const cms = 'https://www.cms.law/en/int/expert-guides/cms-expert-guide-to-e-signatures-in-commercial-contracts/germany';
const wg = 'https://www.wg-avocats.ch/en/?p=11368';
const reutlaw = 'https://www.reutlaw.com/en/insights/electronic-signatures-in-switzerland-which-signature-for-which-contract';
const gesetze = 'https://github.com/bundestag/gesetze';
const haerting = 'https://haerting.ch/en/insights/qualified-electronic-signature/';
const rtr = 'https://rtr.at/TKP/was_wir_tun/vertrauensdienste/recht/andere_rechtsvorschriften/Andere.de.html';

/** A kind of document, with the note that goes with it. */
function kind(
  id: SampleDocument,
  forms: {[jurisdiction: string]: Form},
  sources: readonly string[],
  note?: keyof Samples['documents']['notes'],
): DocumentKind {
  const name = sample(({documents}) => documents.names[id]);
  return {id, name, forms, sources, ...(note && {note: sample(({documents}) => documents.notes[note])})};
}

/**
 * Examples of documents and the form they need: short and conservative, to be replaced or extended by the service
 * provider. Not legal advice. Vendors' lists contradict the statutes in places; where they do, the statute stands here.
 */
export const sampleDocuments: readonly DocumentKind[] = [
  kind('sales', {zertes: 'advanced', eidas: 'advanced'}, ['https://certifaction.com/legally-valid-signature-in-switzerland-aes-or-qes', skribble]),
  kind('employment', {zertes: 'advanced', eidas: 'advanced'}, ['https://de.andersen.com/de/blog-eintrag/was-aendert-sich-fuer-arbeitgeber-durch-das-buerokratieentlastungsgesetz'], 'national'),
  kind('non-compete', {zertes: 'qualified', eidas: 'qualified'}, [skribble, bit], 'national'),
  kind('fixed-term', {eidas: 'qualified'}, [cms, gesetze]),
  kind('consumer-credit', {zertes: 'qualified', eidas: 'qualified'}, [skribble, cms], 'national'),
  kind('assignment', {zertes: 'qualified'}, [wg]),
  kind('apprenticeship', {zertes: 'qualified'}, [bit, wg]),
  kind('termination', {eidas: 'impossible'}, [gesetze]),
  kind('real-estate', {zertes: 'impossible', eidas: 'impossible'}, [reutlaw, haerting]),
  kind('will', {zertes: 'impossible', eidas: 'impossible'}, [rtr], 'will'),
];
