import type {DocumentKind} from '../flows/advisor.js';

const skribble = 'https://www.skribble.com/en-eu/signaturestandards/';
const bit = 'https://www.bit.admin.ch/bit/en/home/themes/elektronische-signatur/rechtliches/vertragsrecht.html';
const cms = 'https://www.cms.law/en/int/expert-guides/cms-expert-guide-to-e-signatures-in-commercial-contracts/germany';
const wg = 'https://www.wg-avocats.ch/en/?p=11368';
const reutlaw = 'https://www.reutlaw.com/en/insights/electronic-signatures-in-switzerland-which-signature-for-which-contract';
const gesetze = 'https://github.com/bundestag/gesetze';
const haerting = 'https://haerting.ch/en/insights/qualified-electronic-signature/';
const rtr = 'https://rtr.at/TKP/was_wir_tun/vertrauensdienste/recht/andere_rechtsvorschriften/Andere.de.html';

const national = {en: 'In the EU, national law decides the form; the examples are German law.', de: 'In der EU entscheidet das nationale Recht über die Form; die Beispiele folgen deutschem Recht.'};

/**
 * Examples of documents and the form they need: short and conservative, to be replaced or extended by the service
 * provider. Not legal advice. Vendors' lists contradict the statutes in places; where they do, the statute stands here.
 */
export const sampleDocuments: readonly DocumentKind[] = [
  {
    id: 'sales',
    name: {en: 'Sales, service or supply contract, non-disclosure agreement', de: 'Kauf-, Dienstleistungs- oder Liefervertrag, Geheimhaltungsvereinbarung'},
    forms: {zertes: 'advanced', eidas: 'advanced'},
    sources: ['https://certifaction.com/legally-valid-signature-in-switzerland-aes-or-qes', skribble],
  },
  {
    id: 'employment',
    name: {en: 'Permanent employment contract', de: 'Unbefristeter Arbeitsvertrag'},
    forms: {zertes: 'advanced', eidas: 'advanced'},
    note: national,
    sources: ['https://attrian.com/docs/signatur-auswahl-guide'],
  },
  {
    id: 'non-compete',
    name: {en: 'Employment contract with a non-compete clause', de: 'Arbeitsvertrag mit Konkurrenzverbot'},
    forms: {zertes: 'qualified', eidas: 'qualified'},
    note: national,
    sources: [skribble, bit],
  },
  {
    id: 'fixed-term',
    name: {en: 'Fixed-term employment contract (Germany)', de: 'Befristeter Arbeitsvertrag (Deutschland)'},
    forms: {eidas: 'qualified'},
    sources: [cms, gesetze],
  },
  {
    id: 'consumer-credit',
    name: {en: 'Consumer credit', de: 'Konsumkredit'},
    forms: {zertes: 'qualified', eidas: 'qualified'},
    note: national,
    sources: [skribble, cms],
  },
  {
    id: 'assignment',
    name: {en: 'Assignment of claims (Switzerland)', de: 'Abtretung von Forderungen (Schweiz)'},
    forms: {zertes: 'qualified'},
    sources: [wg],
  },
  {
    id: 'apprenticeship',
    name: {en: 'Apprenticeship contract (Switzerland)', de: 'Lehrvertrag (Schweiz)'},
    forms: {zertes: 'qualified'},
    sources: [bit, wg],
  },
  {
    id: 'termination',
    name: {en: 'Termination of employment (Germany)', de: 'Kündigung eines Arbeitsverhältnisses (Deutschland)'},
    forms: {eidas: 'impossible'},
    sources: [gesetze],
  },
  {
    id: 'real-estate',
    name: {en: 'Sale of real estate, notarial deed', de: 'Grundstückkauf, notarielle Urkunde'},
    forms: {zertes: 'impossible', eidas: 'impossible'},
    sources: [reutlaw, haerting],
  },
  {
    id: 'will',
    name: {en: 'Will', de: 'Testament'},
    forms: {zertes: 'impossible', eidas: 'impossible'},
    note: {en: 'In Switzerland by hand; Austrian law excludes the electronic form too.', de: 'In der Schweiz von Hand; auch das österreichische Recht schliesst die elektronische Form aus.'},
    sources: [rtr],
  },
];
