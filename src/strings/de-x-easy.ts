import {own} from '../api/own.js';
import {maskMsisdn} from '../flows/msisdn.js';
import {countriesIn} from './countries.js';
import {counting} from './counting.js';
import {daysIn} from './dates.js';
import type {Strings} from './strings.js';

const {days, duration} = counting('de-CH', {day: ['Tag', 'Tage'], minute: ['Minute', 'Minuten'], second: ['Sekunde', 'Sekunden']});

const noQualified = 'Sie können im Moment keine qualifizierten Signaturen machen.';

/**
 * Easy German, for people who read or understand little: short main clauses, one thought in each, no genitive and no
 * passive, long words in parts, hard words explained where they stand. Spelled as in Switzerland.
 */
export const easy: Strings = {
  // Browsers are asked for a tag that they know.
  day: daysIn('de-CH'),
  countryName: countriesIn('de-CH', 'Schweiz Liechtenstein Deutschland Österreich Frankreich Italien'),
  errorPrefix: 'Fehler:',
  newTab: '– öffnet ein neues Fenster',
  newWindow: '– öffnet ein neues Fenster',
  loading: 'Bitte warten …',
  broken: 'Hier geht im Moment etwas nicht. Laden Sie die Seite neu.',
  tryAgain: 'Noch einmal versuchen',
  reference: id => `Nummer für den Kunden-Dienst: ${id}`,
  supportCopy: 'Angaben für den Kunden-Dienst kopieren',
  supportCopied: 'Die Angaben sind kopiert. Setzen Sie die Angaben in Ihre Nachricht an den Kunden-Dienst ein.',
  supportSelect: 'Ihr Browser kann nicht kopieren. Markieren Sie die Angaben. Kopieren Sie die Angaben dann selbst.',
  supportDetails: 'Angaben für den Kunden-Dienst',
  helpTitle: 'Brauchen Sie Hilfe?',
  helpPage: 'Hilfe und Kontakt',
  helpPhone: phone => `${phone} anrufen`,

  phoneTitle: 'Handy-Nummer bestätigen',
  phoneIntro: 'Wir senden Ihnen eine SMS mit einem Code. Der Code zeigt: Die Nummer gehört Ihnen.',
  country: 'Land',
  mobileNumber: 'Handy-Nummer',
  numberHint: 'Zum Beispiel: 079 123 45 67',
  foreignNumberHint: 'Mit oder ohne Vorwahl vom Land',
  numberMissing: 'Geben Sie Ihre Handy-Nummer ein.',
  numberWrong: 'Die Handy-Nummer ist nicht vollständig. Prüfen Sie die Zahlen und das Land.',
  numberCountry: names => `Hier gehen nur Nummern aus diesen Ländern: ${names}.`,
  unusualSwissNumber: 'Handy-Nummern aus der Schweiz haben 10 Zahlen. Sie beginnen mit 07. Bitte prüfen Sie die Nummer.',
  sendCode: 'Code senden',
  sendingCode: 'Wir senden den Code …',
  codeTitle: 'Code eingeben',
  codeSentTo: msisdn => `Wir haben eine SMS an ${maskMsisdn(msisdn)} gesendet. In der SMS steht ein Code.`,
  codeSentAgain: msisdn => `Ein neuer Code ist unterwegs an ${maskMsisdn(msisdn)}. Nehmen Sie den Code aus der neusten SMS.`,
  codeMaybeSent: msisdn =>
    `Die Verbindung ist abgebrochen. Vielleicht haben Sie schon einen Code bekommen. Er kommt an ${maskMsisdn(msisdn)}. Geben Sie den Code ein. Oder holen Sie gleich einen neuen Code.`,
  code: 'Code aus der SMS',
  codeHint: 'Der Code hat Buchstaben oder Zahlen. Sie können die ganze Nachricht einfügen.',
  codeMissing: 'Geben Sie den Code aus der SMS ein.',
  codeShape: 'Ein Code hat 4 bis 10 Buchstaben oder Zahlen. Bitte prüfen Sie Ihre Eingabe.',
  codeLocked: 'Das waren zu viele Versuche. Holen Sie einen neuen Code.',
  codeNotHere: 'Dieser Browser kennt den Code nicht. Erlauben Sie Cookies für diese Seite. Holen Sie dann einen neuen Code.',
  checkCode: 'Bestätigen',
  checkingCode: 'Wir prüfen den Code …',
  resendCode: 'Neuen Code senden',
  resendIn: seconds => `Sie können in ${duration(seconds)} einen neuen Code holen.`,
  resendSpent: 'Wir können im Moment keine Codes mehr senden. Versuchen Sie es später. Oder fragen Sie den Kunden-Dienst.',
  changeNumber: 'Nummer ändern',
  verifiedTitle: 'Handy-Nummer bestätigt',
  numberVerified: msisdn => `${maskMsisdn(msisdn)} ist bestätigt.`,
  requiredNumber: 'Bestätigen Sie zuerst Ihre Handy-Nummer.',

  statusTitle: 'Können Sie im Internet unterschreiben?',
  statusIdle: 'Bestätigen Sie Ihre Handy-Nummer. Dann sehen Sie: Können Sie unterschreiben?',
  statusLoading: 'Wir prüfen gerade Ihre Registrierung …',
  statusFailed: 'Die Prüfung hat nicht geklappt. Das sagt nichts über Ihre Registrierung.',
  retryingSoon: 'Wir versuchen es gleich noch einmal. Sie müssen nichts tun.',
  canSign: (level, area) =>
    level >= 4
      ? `Sie können${area} im Internet unterschreiben. Ihre Unterschrift ist dann eine qualifizierte Signatur. Das ist die höchste Stufe.`
      : `Sie können${area} im Internet unterschreiben. Ihre Unterschrift ist dann eine fortgeschrittene Signatur. Das ist nicht die höchste Stufe.`,
  inArea: jurisdiction =>
    own({zertes: ' nach Schweizer Recht', eidas: ' nach EU-Recht'}, jurisdiction) ?? (jurisdiction ? ` nach ${jurisdiction}` : ''),
  termsPending:
    'Zum Unterschreiben fehlt noch 1 Schritt. Akzeptieren Sie die Nutzungs-Bestimmungen. Das sind die Regeln vom Dienst.',
  notRegistered:
    'Sie sind noch nicht registriert. Das heisst: Der Dienst kennt Sie noch nicht. Zum Unterschreiben brauchen Sie 2 Schritte. Erstens: Identifizieren Sie sich einmal. Das heisst: Zeigen Sie, wer Sie sind. Zweitens: Akzeptieren Sie die Nutzungs-Bestimmungen.',
  jurisdictionMissing: area =>
    `Ihre Registrierung gilt nicht für Unterschriften${area}. Möchten Sie dort unterschreiben? Dann identifizieren Sie sich für diesen Rechts-Raum. Das heisst: Zeigen Sie, wer Sie sind.`,
  levelTooLow: (area, advanced) =>
    advanced
      ? `Ihre Registrierung reicht für fortgeschrittene Signaturen. Sie reicht nicht für qualifizierte Signaturen${area}. Identifizieren Sie sich für die höhere Stufe. Das heisst: Zeigen Sie, wer Sie sind.`
      : `Ihre Registrierung hat nicht die nötige Stufe${area}. Identifizieren Sie sich für die höhere Stufe. Das heisst: Zeigen Sie, wer Sie sind.`,
  expired: date =>
    `Ihre Registrierung für qualifizierte Signaturen ist abgelaufen. Das war am ${date}. Identifizieren Sie sich noch einmal. So verlängern Sie die Registrierung.`,
  mismatch: {
    'mobile-id-after-password': `${noQualified} Der Grund: Sie haben sich mit einem Passwort registriert. Danach haben Sie Mobile ID aktiviert. Identifizieren Sie sich noch einmal. Dann gehört Mobile ID zu Ihrer Registrierung.`,
    'password-changed': `${noQualified} Der Grund: Sie haben seit der Identifikation ein neues Passwort. Identifizieren Sie sich noch einmal. Dann gehört das neue Passwort zu Ihrer Registrierung.`,
    'mobile-id-reactivated': `${noQualified} Der Grund: Ihre Mobile ID ist neu aktiviert. Das war ohne den Wiederherstellungs-Code. Prüfen Sie zuerst: Funktioniert Ihre Mobile ID? Haben Sie den neuen Wiederherstellungs-Code aufgeschrieben? Identifizieren Sie sich dann noch einmal.`,
    unspecified: `${noQualified} Der Grund: Ihr Bestätigungs-Mittel ist seit der Identifikation anders. Zum Beispiel haben Sie eine neue Mobile ID. Oder Sie haben ein neues Passwort. Identifizieren Sie sich noch einmal.`,
  },
  mismatchAdvanced: 'Vielleicht gehen fortgeschrittene Signaturen noch mit einem SMS-Code. Fragen Sie die Plattform für Ihre Unterschrift.',
  unavailable: 'Wir können Ihre Registrierung im Moment nicht prüfen. Das sagt nichts über Ihre Registrierung.',
  pleaseTryAgain: 'Bitte versuchen Sie es noch einmal.',
  unknownStatus: 'Das Ergebnis von der Prüfung ist unklar. Bitte versuchen Sie es noch einmal. Bleibt es so? Dann fragen Sie den Kunden-Dienst.',
  areas: 'Hier können Sie unterschreiben',
  upgradeArea: area => `Erweitern: ${area}`,
  jurisdiction: code => own({zertes: 'Schweiz, Gesetz ZertES', eidas: 'Europäische Union, Gesetz eIDAS'}, code) ?? code,
  otherArea: 'Ein anderer Rechts-Raum',
  level: level => `Stufe ${level}`,
  areaQualified: {
    yes: 'qualifizierte und fortgeschrittene Signaturen',
    no: 'im Moment keine qualifizierten Signaturen',
    unknown: 'Das wissen wir im Moment nicht',
  },
  areaAdvanced: 'fortgeschrittene Signaturen',
  areaAdvancedUnknown: 'vielleicht noch fortgeschrittene Signaturen mit SMS-Code',
  noAreas: 'Sie haben keine Registrierung',
  areasUnknown: 'Das wissen wir im Moment nicht',
  means: 'So bestätigen Sie eine Unterschrift',
  meansNames: {'mobile-id': 'Mobile ID', 'password-otp': 'Passwort und SMS-Code'},
  meansActive: name => `${name}, aktiv`,
  meansChanged: 'Das ist seit der Identifikation anders',
  meansNone: 'Sie haben noch kein Bestätigungs-Mittel',
  meansUnknown: 'Das wissen wir im Moment nicht',
  terms: 'Nutzungs-Bestimmungen',
  termsStates: {
    accepted: 'Sie haben akzeptiert',
    pending: 'Sie müssen noch akzeptieren',
    unknown: 'Das wissen wir im Moment nicht',
    'not-applicable': 'Im Moment nicht nötig',
  },
  termsLater: 'Nach der Identifikation',
  expiry: 'Qualifizierte Signaturen bis',
  expiryDate: (date, left) => `${date}: ${left < 0 ? 'abgelaufen' : left === 0 ? 'läuft heute ab' : `noch ${days(left)}`}`,
  expiryNone: 'Wir kennen das Datum nicht',
  expirySoon: left =>
    `Ihre Registrierung für qualifizierte Signaturen läuft ${left === 0 ? 'heute' : left === 1 ? 'in 1 Tag' : `in ${days(left).replace('Tage', 'Tagen')}`} ab. Verlängern Sie die Registrierung rechtzeitig.`,
  actions: {
    'accept-terms': 'Nutzungs-Bestimmungen akzeptieren',
    identify: 'Jetzt identifizieren',
    retry: 'Noch einmal versuchen',
    renew: 'Registrierung verlängern',
    upgrade: 'Registrierung erweitern',
  },
  explanationTitle: 'Was ist eine qualifizierte Signatur?',
  explanation: [
    'Eine Signatur ist eine Unterschrift im Internet. Die qualifizierte Signatur ist die höchste Stufe. Das Gesetz sagt: Sie gilt wie eine Unterschrift von Hand. In der Schweiz braucht es dazu noch einen qualifizierten Zeit-Stempel. Der Zeit-Stempel zeigt: Wann war die Unterschrift? In der EU und im EWR ist es in jedem Land so. EU heisst: Europäische Union. EWR heisst: Europäischer Wirtschafts-Raum.',
    'Die Schweiz und die EU haben verschiedene Gesetze. Das Gesetz in der Schweiz heisst ZertES. Das Gesetz in der EU heisst eIDAS. Eine Registrierung für das eine Gesetz gilt nicht für das andere Gesetz.',
    'Sie identifizieren sich einmal. Das heisst: Sie zeigen, wer Sie sind. Danach gehören Ihre Handy-Nummer und Ihr Bestätigungs-Mittel zu Ihnen. Ein Bestätigungs-Mittel ist zum Beispiel Mobile ID. Auch ein Passwort mit einem SMS-Code ist ein Bestätigungs-Mittel. Sie bestätigen jede Signatur auf 2 Arten. Das ist sicherer.',
    'Eine Registrierung für qualifizierte Signaturen gilt höchstens 5 Jahre. Manchmal endet sie früher. Zum Beispiel: Ihr Ausweis läuft ab. Oder Sie haben ein neues Passwort. Oder Sie aktivieren Mobile ID neu, aber ohne den Wiederherstellungs-Code.',
    'Es gibt auch die fortgeschrittene Signatur. Sie ist ein guter Beweis. Sie gilt aber nicht wie eine Unterschrift von Hand. Oft verlangt das Gesetz keine besondere Form. Dann reicht eine fortgeschrittene Signatur. Manche Dokumente brauchen Papier oder ein Notariat. Das hier ist allgemeine Information. Es ist keine Rechts-Beratung.',
  ],

  tcTitle: 'Nutzungs-Bestimmungen',
  tcIdle: 'Bestätigen Sie Ihre Handy-Nummer. Dann sehen Sie: Gibt es Nutzungs-Bestimmungen für Sie?',
  tcLoading: 'Wir suchen Nutzungs-Bestimmungen für Sie …',
  tcNothing: 'Sie müssen im Moment keine Nutzungs-Bestimmungen akzeptieren.',
  tcIntro:
    'Nutzungs-Bestimmungen sind die Regeln vom Dienst. Lesen Sie die Regeln. Entscheiden Sie dann: Akzeptieren Sie die Regeln? Akzeptieren heisst: Sie sind einverstanden. Dazu bestätigen Sie wie beim Unterschreiben: mit Mobile ID oder mit Passwort und SMS-Code.',
  tcRecommend: 'Wir empfehlen: Akzeptieren Sie beide Bestimmungen. Ohne die Bestimmungen für ein Gebiet können Sie dort nicht unterschreiben.',
  tcDocument: jurisdiction =>
    own({zertes: 'Nutzungs-Bestimmungen für die Schweiz', eidas: 'Nutzungs-Bestimmungen für die Europäische Union'}, jurisdiction) ??
    'Nutzungs-Bestimmungen',
  tcZertes: 'Ich akzeptiere die Nutzungs-Bestimmungen für die Schweiz. Dort gilt das Gesetz ZertES.',
  tcEidas: 'Ich akzeptiere die Nutzungs-Bestimmungen für die Europäische Union. Dort gilt das Gesetz eIDAS.',
  tcRisk:
    'Ich verstehe das Risiko: Ich habe mich mit einem Bestätigungs-Mittel registriert. Akzeptiere ich jetzt mit einem anderen Bestätigungs-Mittel? Dann kann meine Registrierung auf eine tiefere Stufe sinken. Das heisst: Dann kann ich nur noch fortgeschrittene Signaturen machen.',
  tcDecisions: 'Ihre Entscheidung',
  tcNeeded: 'Kreuzen Sie mindestens 1 der beiden Bestimmungen an. Kreuzen Sie auch den Satz zum Risiko an.',
  tcMissingTerms: 'Akzeptieren Sie mindestens 1 von beiden: die Bestimmungen für die Schweiz oder für die Europäische Union.',
  tcMissingRisk: 'Bestätigen Sie: Sie verstehen das Risiko.',
  tcAccept: 'Akzeptieren',
  tcStarting: 'Bitte warten. Wir beginnen …',
  tcOpen: 'Nutzungs-Bestimmungen öffnen',
  tcOpenIntro: 'Die Nutzungs-Bestimmungen stehen auf einer anderen Seite. Lesen und akzeptieren Sie sie dort. Diese Seite merkt es von selbst.',
  tcPhoneTitle: 'Auf dem Handy bestätigen',
  tcPhone:
    'Gleich kommt eine Anfrage auf Ihr Handy. Die Anfrage ist von Mobile ID. Geben Sie dort Ihre PIN ein. PIN heisst: Ihre geheime Zahl. Oder bestätigen Sie in der App. Bestätigen Sie mit einem Passwort? Dann öffnet sich hier eine Seite dafür.',
  tcPhoneMoreHelp:
    'Ist immer noch nichts da? Entsperren Sie das Handy und öffnen Sie die Mobile-ID-App. Oder schalten Sie den Flug-Modus ein und wieder aus. Sie können auch abbrechen und neu beginnen. Ohne Ihre Bestätigung ist nichts akzeptiert.',
  tcPhoneHelp: 'Ist nichts angekommen? Prüfen Sie: Ist Ihr Handy an? Hat Ihr Handy Empfang? Es kann 1 bis 2 Minuten dauern.',
  tcConsentTitle: 'Mit dem Passwort bestätigen',
  tcConsent: host =>
    `Sie sehen eine Seite von ${host}. Geben Sie dort Ihr Passwort ein. Haben Sie noch kein Passwort? Dann wählen Sie dort ein Passwort. Geben Sie danach den Code aus der SMS ein. Wir sehen Ihr Passwort nie.`,
  tcConsentFrame: 'Seite für Passwort und SMS-Code',
  tcConsentLink: 'Sehen Sie die Seite hier nicht? Seite öffnen',
  tcLinkTitle: 'Wir warten auf Ihre Antwort',
  tcLinkWaiting: 'Eine andere Seite ist offen. Akzeptieren Sie dort die Nutzungs-Bestimmungen. Kommen Sie dann zurück. Diese Seite merkt es von selbst.',
  tcTrouble: 'Die Verbindung ist im Moment weg. Wir versuchen es weiter.',
  tcCancel: 'Abbrechen',
  tcAcceptedTitle: 'Sie haben akzeptiert',
  tcAccepted: 'Vielen Dank. Sie haben die Nutzungs-Bestimmungen akzeptiert.',
  tcDowngradedTitle: 'Akzeptiert: Die Stufe ist gesunken',
  tcDowngraded:
    'Sie haben die Nutzungs-Bestimmungen akzeptiert. Aber Ihre Registrierung hat jetzt eine tiefere Stufe. Sie gilt nur noch für fortgeschrittene Signaturen. Möchten Sie qualifizierte Signaturen machen? Dann identifizieren Sie sich noch einmal.',
  tcReceipt: 'Beleg herunterladen',
  tcDeclinedTitle: 'Nicht akzeptiert',
  tcDeclined: 'Die Antwort war Nein. Sie haben nichts akzeptiert. Sie können jederzeit neu beginnen.',
  tcExpiredTitle: 'Die Zeit ist abgelaufen',
  tcExpired:
    'Wir haben keine Bestätigung bekommen. Es ist nichts verloren. Haben Sie gerade bestätigt? Dann prüfen Sie noch einmal. Haben Sie nicht bestätigt? Dann beginnen Sie neu.',
  tcCheckAgain: 'Noch einmal prüfen',
  tcStartAgain: 'Neu beginnen',
  tcFailedTitle: 'Es hat nicht geklappt',
  tcRefusals: {
    declined: 'Die Antwort war Nein.',
    unanswered: 'Wir haben keine Bestätigung bekommen.',
    busy: 'Auf Ihrem Handy ist noch eine andere Anfrage offen. Beantworten Sie die Anfrage. Oder warten Sie 1 Minute. Beginnen Sie dann neu.',
    'pin-blocked':
      'Die PIN von Ihrer Mobile ID ist gesperrt. Gehen Sie auf mobileid.ch. Aktivieren Sie dort Mobile ID neu. Dazu brauchen Sie Ihren Wiederherstellungs-Code. Beginnen Sie dann hier neu.',
    suspended: 'Ihre Mobile ID ist gesperrt. Fragen Sie Ihren Handy-Anbieter oder den Kunden-Dienst.',
    'not-active':
      'Für diese Nummer ist keine Mobile ID aktiv. Gehen Sie auf mobileid.ch. Aktivieren Sie dort Mobile ID. Hatten Sie schon eine Mobile ID? Dann brauchen Sie Ihren Wiederherstellungs-Code.',
    'unknown-number': 'Mobile ID kennt diese Nummer nicht. Prüfen Sie die Nummer. Oder aktivieren Sie zuerst Mobile ID.',
    connection: 'Wir haben Ihr Handy nicht erreicht. Prüfen Sie: Hat Ihr Handy Empfang? Beginnen Sie dann neu.',
    mismatch: 'Ihr Bestätigungs-Mittel ist seit der Identifikation anders. Identifizieren Sie sich noch einmal.',
    'wrong-input': 'Das Passwort oder der Code war nicht richtig. Beginnen Sie neu.',
    identify: 'Identifizieren Sie sich zuerst. Das heisst: Zeigen Sie, wer Sie sind. Danach können Sie die Bestimmungen akzeptieren.',
    other: 'Der Dienst meldet ein Problem. Beginnen Sie neu. Bleibt es so? Dann fragen Sie den Kunden-Dienst.',
  },
  requiredTerms: 'Akzeptieren Sie zuerst die Nutzungs-Bestimmungen.',

  identifyTitle: 'Wie möchten Sie sich identifizieren?',
  identifyIntro: 'Identifizieren heisst: Sie zeigen, wer Sie sind. Das tun Sie einmal. Danach können Sie unterschreiben. Das geht bis zum Ende von Ihrer Registrierung.',
  identifyNone: 'Für Ihren Wunsch gibt es hier keine Identifikation. Bitte fragen Sie die Verantwortlichen für diese Seite.',
  identifyWarning:
    'Achtung: Sie bestätigen Ihre Unterschrift mit einem Passwort. Für den zweiten Rechts-Raum bekommen Sie ein neues Passwort. Im ersten Rechts-Raum gehen dann vielleicht keine qualifizierten Signaturen mehr. Aktivieren Sie zuerst Mobile ID. Identifizieren Sie sich erst danach. Mit Mobile ID gibt es dieses Problem nicht.',
  identifySample: 'Beispiel',
  identifyStart: name => `Starten: ${name}`,
  identifyGrant: (area, level) => `${area}: Stufe ${level}, ${level >= 4 ? 'qualifiziert' : 'fortgeschritten'}`,
  identifyFacts: {validity: 'So lange gilt es', needs: 'Das brauchen Sie', provider: 'Das Angebot ist von', hours: 'Wann'},
  identifyReturn: 'Kommen Sie danach hierher zurück. Wir prüfen Ihre Registrierung dann noch einmal. Es kann etwa 1 Stunde dauern.',

  infoTitle: 'Über Unterschriften im Internet',
  infoSources: 'Quellen',
  infoNotAdvice: 'Das sind Beispiele und allgemeine Informationen. Sie sind keine Rechts-Beratung.',
  infoTest: 'Ausprobieren',
  infoTestLink: 'Eine Unterschrift zum Testen machen',
  advisorTitle: 'Kann ich das unterschreiben?',
  advisorDocument: 'Was möchten Sie unterschreiben?',
  advisorArea: 'Wo muss die Unterschrift gelten?',
  advisorChoose: 'Bitte wählen',
  advisorForms: {
    advanced: 'Eine fortgeschrittene Signatur reicht. Das ist Stufe 3.',
    qualified: 'Dafür brauchen Sie eine qualifizierte Signatur. Das ist Stufe 4.',
    impossible: 'Das können Sie nicht im Internet unterschreiben.',
    unknown: 'Darauf gibt es keine allgemeine Antwort.',
  },
  advisorNext: {
    sign: 'Ihre Registrierung reicht. Sie können unterschreiben.',
    identify: 'Das können Sie noch nicht unterschreiben. Identifizieren Sie sich zuerst.',
    'accept-terms': 'Akzeptieren Sie die Nutzungs-Bestimmungen. Dann können Sie unterschreiben.',
    check: 'Bestätigen Sie Ihre Handy-Nummer. Dann sehen Sie: Können Sie das unterschreiben?',
    paper: 'Dafür brauchen Sie Papier, Ihre Hand-Schrift oder ein Notariat.',
    ask: 'Fragen Sie eine Fach-Person für das Recht dort.',
  },
  advisorTable: 'Welches Dokument braucht welche Signatur?',

  flowTitle: 'Registrierung für Unterschriften im Internet',
  needsScript: 'Diese Seite braucht JavaScript. Das ist eine Technik für Internet-Seiten. Erlauben Sie es in den Einstellungen. Laden Sie dann die Seite neu.',
  flowStepsTitle: 'Schritte',
  flowSteps: {phone: 'Handy-Nummer', status: 'Prüfung', terms: 'Nutzungs-Bestimmungen', identify: 'Identifikation', done: 'Fertig'},
  flowStepPast: '– erledigt',
  flowPosition: (index, total) => `Schritt ${index} von ${total}`,
  flowBack: 'Zurück',
  flowSkip: 'Weiter ohne Akzeptieren',
  flowDone: 'Alles ist bereit. Sie können unterschreiben.',
  flowDoneUnsigned: 'Sie sind hier fertig. Unten sehen Sie: Was können Sie jetzt unterschreiben?',
  launch: 'Prüfen: Kann ich unterschreiben?',
  launchElsewhere: 'Eine neue Seite ist offen. Machen Sie dort weiter. Diese Seite hier merkt das Ende von selbst.',
  close: 'Schliessen',
  calendarEntry: 'In den Kalender',
  calendarTitle: 'Registrierung für qualifizierte Signaturen endet',

  problems: {
    configuration: 'Auf dieser Seite stimmt eine Einstellung nicht. Bitte sagen Sie es den Verantwortlichen für diese Seite.',
    token: 'Diese Seite konnte sich nicht beim Dienst anmelden. Bitte versuchen Sie es noch einmal.',
    network: 'Wir haben den Dienst nicht erreicht. Prüfen Sie Ihre Internet-Verbindung. Versuchen Sie es dann noch einmal.',
    timeout: 'Der Dienst hat zu lange nicht geantwortet. Bitte versuchen Sie es noch einmal.',
    unauthorized: 'Sie sind nicht mehr angemeldet. Bestätigen Sie Ihre Handy-Nummer noch einmal. Oder laden Sie die Seite neu.',
    forbidden: 'Das ist für diese Nummer nicht erlaubt.',
    'not-found': 'Der Dienst hat nichts gefunden. Bitte sagen Sie es den Verantwortlichen für diese Seite.',
    'invalid-number': 'Der Dienst nimmt diese Nummer nicht an. Prüfen Sie die Zahlen und das Land.',
    'wrong-code': 'Der Code stimmt nicht. Lesen Sie die neuste SMS. Geben Sie den Code noch einmal ein.',
    'code-expired': 'Dieser Code gilt nicht mehr. Holen Sie einen neuen Code.',
    'too-many-requests': 'Das waren zu viele Anfragen. Warten Sie ein wenig. Versuchen Sie es dann noch einmal.',
    'terms-declined': 'Die Antwort war Nein. Sie haben nichts akzeptiert.',
    'terms-expired': 'Diese Bestimmungen sind vielleicht nicht mehr aktuell. Oder die Antwort kam zu spät. Beginnen Sie neu.',
    'blocked-url': 'Die Adresse von den Bestimmungen gehört nicht zum Dienst. Darum öffnen wir sie nicht. Bitte fragen Sie den Kunden-Dienst.',
    server: 'Der Dienst hat im Moment ein Problem. Bitte versuchen Sie es später noch einmal.',
    'unexpected-response': 'Wir haben die Antwort vom Dienst nicht verstanden. Bitte versuchen Sie es später noch einmal.',
  },
  waitFor: seconds => `Versuchen Sie es in ${duration(seconds)} noch einmal.`,
};
