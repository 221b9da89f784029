import {maskMsisdn} from '../flows/msisdn.js';
import {countriesIn} from './countries.js';
import {counting} from './counting.js';
import {daysIn} from './dates.js';
import {deCH} from './de-CH.js';
import type {Strings} from './strings.js';

const {days, duration} = counting('de-DE', {day: ['Tag', 'Tage'], minute: ['Minute', 'Minuten'], second: ['Sekunde', 'Sekunden']});

/** German as written in Germany and Austria: what differs from Switzerland. */
export const deDE: Strings = {
  ...deCH,
  day: daysIn('de-DE'),
  countryName: countriesIn('de-DE', 'Schweiz Liechtenstein Deutschland Österreich Frankreich Italien'),
  tryAgain: 'Erneut versuchen',

  phoneTitle: 'Mobilfunknummer bestätigen',
  mobileNumber: 'Mobilfunknummer',
  foreignNumberHint: 'Mit oder ohne Ländervorwahl',
  numberMissing: 'Geben Sie Ihre Mobilfunknummer ein.',
  numberWrong: 'Das ist keine vollständige Mobilfunknummer. Prüfen Sie die Ziffern und das Land.',
  unusualSwissNumber: 'Schweizer Mobilfunknummern haben zehn Ziffern und beginnen mit 07. Prüfen Sie die Nummer, bevor Sie weitergehen.',
  codeSentAgain: msisdn => `Ein neuer Code ist unterwegs an ${maskMsisdn(msisdn)}. Verwenden Sie den Code aus der neuesten SMS.`,
  verifiedTitle: 'Mobilfunknummer bestätigt',
  requiredNumber: 'Bestätigen Sie zuerst Ihre Mobilfunknummer.',

  statusIdle: 'Bestätigen Sie Ihre Mobilfunknummer. Dann sehen Sie, was Sie signieren können.',
  retryingSoon: 'Wir versuchen es in wenigen Sekunden automatisch erneut.',
  unavailable: 'Ihr Status kann im Moment nicht abgefragt werden. Über Ihre Registrierung sagt das nichts aus.',
  expiryDate: (date, left) => `${date} (${left < 0 ? 'abgelaufen' : left === 0 ? 'läuft heute ab' : `noch ${days(left)}`})`,
  pleaseTryAgain: 'Bitte versuchen Sie es erneut.',
  unknownStatus: 'Ihr Status konnte nicht bestimmt werden. Bitte versuchen Sie es erneut. Bleibt es dabei, wenden Sie sich an den Support.',
  actions: {...deCH.actions, retry: 'Erneut versuchen'},
  explanation: [
    'Sie ist die höchste Stufe der elektronischen Signatur. Das Gesetz stellt sie der handschriftlichen Unterschrift gleich: in der Schweiz zusammen mit einem qualifizierten Zeitstempel, in der EU und im EWR in jedem Land.',
    deCH.explanation[1]!,
    'Sie weisen sich einmal aus. Ihre Identität wird dann mit Ihrer Mobilfunknummer und mit Ihrem Freigabemittel verknüpft: Mobile ID oder Passwort mit SMS-Code. Jede Signatur geben Sie mit zwei Faktoren frei: mit etwas, das Sie haben, und mit etwas, das nur Sie wissen oder sind.',
    deCH.explanation[3]!,
    'Eine fortgeschrittene Signatur ist ein solider Beweis, aber das Gesetz stellt sie der handschriftlichen Unterschrift nicht gleich. Sie genügt überall dort, wo das Gesetz keine besondere Form verlangt. Manche Dokumente brauchen weiterhin Papier oder ein Notariat. Dies ist allgemeine Information, keine Rechtsberatung.',
  ],

  tcIdle: 'Bestätigen Sie Ihre Mobilfunknummer. Dann sehen Sie, ob Bestimmungen auf Sie warten.',
  tcExpired: 'Es kam rechtzeitig keine Bestätigung. Verloren ist nichts: Wenn Sie eben bestätigt haben, prüfen Sie erneut, sonst beginnen Sie neu.',
  tcCheckAgain: 'Erneut prüfen',

  identifyNone: 'Für das, was Sie brauchen, wird hier keine Identifikation angeboten. Bitte wenden Sie sich an den Betreiber dieser Seite.',
  identifyReturn: 'Kommen Sie danach hierher zurück. Ihr Status wird dann erneut gelesen; es kann etwa eine Stunde dauern, bis er sichtbar ist.',

  infoTestLink: 'Testsignatur erstellen',
  advisorNext: {...deCH.advisorNext, check: 'Bestätigen Sie Ihre Mobilfunknummer. Dann sehen Sie, ob Sie es signieren können.'},

  flowSteps: {...deCH.flowSteps, phone: 'Mobilfunknummer'},
  close: 'Schließen',

  problems: {
    ...deCH.problems,
    configuration: 'Diese Seite ist nicht richtig eingerichtet. Bitte melden Sie es dem Betreiber.',
    token: 'Die Seite konnte sich beim Dienst nicht anmelden. Bitte versuchen Sie es erneut.',
    network: 'Der Dienst war nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
    timeout: 'Der Dienst hat zu lange nicht geantwortet. Bitte versuchen Sie es erneut.',
    unauthorized: 'Sie wurden abgemeldet. Bestätigen Sie Ihre Mobilfunknummer erneut oder laden Sie die Seite neu.',
    'not-found': 'Der Dienst hat das Gesuchte nicht gefunden. Bitte melden Sie es dem Betreiber dieser Seite.',
    'wrong-code': 'Der Code stimmt nicht. Sehen Sie in der neuesten SMS nach und geben Sie ihn erneut ein.',
    'too-many-requests': 'Es waren zu viele Anfragen. Warten Sie ein wenig und versuchen Sie es dann erneut.',
    'blocked-url': 'Die Adresse der Bestimmungen gehört nicht zum Registrierungsdienst und wird deshalb nicht geöffnet. Bitte wenden Sie sich an den Support.',
    server: 'Der Dienst hat im Moment ein Problem. Bitte versuchen Sie es später erneut.',
    'unexpected-response': 'Die Antwort des Dienstes war nicht verständlich. Bitte versuchen Sie es später erneut.',
  },
  waitFor: seconds => `Versuchen Sie es in ${duration(seconds)} erneut.`,
};
