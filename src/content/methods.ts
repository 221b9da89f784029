import type {Method} from '../flows/methods.js';

const fiveYears = {en: 'Up to 5 years, less if your document expires earlier', de: 'Bis zu 5 Jahre, kürzer, wenn Ihr Ausweis früher abläuft'};
const twoYears = {en: '2 years', de: '2 Jahre'};
const bothWays = (area: 'zertes' | 'eidas') =>
  area === 'zertes'
    ? [{jurisdiction: 'zertes', level: 4}, {jurisdiction: 'eidas', level: 3}]
    : [{jurisdiction: 'eidas', level: 4}, {jurisdiction: 'zertes', level: 3}];

/**
 * Sample of ways to identify oneself, to be replaced by what the service provider has agreed on. The offer changes
 * often; validity and areas as published by the service and by resellers between 2023 and 2026.
 */
export const sampleMethods: readonly Method[] = [
  {
    id: 'shop',
    name: {en: 'In person, in a shop', de: 'Persönlich, im Shop'},
    grants: [{jurisdiction: 'zertes', level: 4}, {jurisdiction: 'eidas', level: 4}],
    validity: fiveYears,
    needs: {en: 'Passport or identity card; activate Mobile ID first', de: 'Pass oder Identitätskarte; aktivieren Sie zuerst Mobile ID'},
    provider: {en: 'A shop of the trust service', de: 'Ein Shop des Vertrauensdienstes'},
    hours: {en: 'Opening hours of the shop', de: 'Öffnungszeiten des Shops'},
    sample: true,
  },
  {
    id: 'auto-ch',
    name: {en: 'By yourself with the camera, Switzerland', de: 'Selbständig mit der Kamera, Schweiz'},
    grants: bothWays('zertes'),
    validity: fiveYears,
    needs: {en: 'Passport or identity card, a phone with a camera', de: 'Pass oder Identitätskarte, ein Telefon mit Kamera'},
    provider: {en: 'An identification partner', de: 'Ein Identifikationspartner'},
    hours: {en: 'At any time', de: 'Jederzeit'},
    sample: true,
  },
  {
    id: 'video-ch',
    name: {en: 'Video call, Switzerland', de: 'Videoanruf, Schweiz'},
    grants: bothWays('zertes'),
    validity: fiveYears,
    needs: {en: 'Passport or identity card, a phone or computer with a camera', de: 'Pass oder Identitätskarte, ein Telefon oder Computer mit Kamera'},
    provider: {en: 'An identification partner', de: 'Ein Identifikationspartner'},
    hours: {en: 'When agents are at work', de: 'Zu den Arbeitszeiten der Agenten'},
    sample: true,
  },
  {
    id: 'video-eu',
    name: {en: 'Video call, EU', de: 'Videoanruf, EU'},
    grants: bothWays('eidas'),
    validity: fiveYears,
    needs: {en: 'Passport or identity card, a phone or computer with a camera', de: 'Pass oder Identitätskarte, ein Telefon oder Computer mit Kamera'},
    provider: {en: 'An identification partner', de: 'Ein Identifikationspartner'},
    hours: {en: 'When agents are at work', de: 'Zu den Arbeitszeiten der Agenten'},
    sample: true,
  },
  {
    id: 'selfie-eu',
    name: {en: 'Selfie, EU', de: 'Selfie, EU'},
    grants: bothWays('eidas'),
    validity: twoYears,
    needs: {en: 'EU passport or German identity card, a phone with a camera', de: 'EU-Pass oder deutscher Personalausweis, ein Telefon mit Kamera'},
    provider: {en: 'An identification partner', de: 'Ein Identifikationspartner'},
    hours: {en: 'At any time', de: 'Jederzeit'},
    sample: true,
  },
  {
    id: 'eid-de',
    name: {en: 'German eID', de: 'Deutsche Online-Ausweisfunktion'},
    grants: bothWays('eidas'),
    validity: twoYears,
    needs: {en: 'German identity card or residence permit with its PIN, a phone with NFC', de: 'Personalausweis oder Aufenthaltstitel mit PIN, ein Telefon mit NFC'},
    provider: {en: 'An identification partner', de: 'Ein Identifikationspartner'},
    hours: {en: 'At any time', de: 'Jederzeit'},
    sample: true,
  },
  {
    id: 'bank-de',
    name: {en: 'German online banking', de: 'Deutsches Online-Banking'},
    grants: bothWays('eidas'),
    validity: {en: 'Up to 5 years, possibly less', de: 'Bis zu 5 Jahre, möglicherweise kürzer'},
    needs: {en: 'A German bank account with online banking, for a transfer of 0.10 euros', de: 'Ein deutsches Bankkonto mit Online-Banking, für eine Überweisung von 0.10 Euro'},
    provider: {en: 'An identification partner', de: 'Ein Identifikationspartner'},
    hours: {en: 'At any time', de: 'Jederzeit'},
    sample: true,
  },
];
