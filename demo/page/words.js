/**
 * What the page itself says in German; English stands in the page, and here where a script says it. In the other
 * languages of the widgets the page around them stays English.
 */
const english = {
  next: 'From here your page would go on to the identification.',
  copied: 'Copied.',
  notCopied: 'The browser did not allow it. Select the text and copy it.',
  isOpen: 'Open. This page waits.',
  completed: 'Completed: the way was gone to its end. (sf-close: completed)',
  cancelled: 'Closed before the end; nothing is lost. (sf-close: cancelled)',
  failed: 'It could not be shown. (sf-close: failed)',
  ended: 'The way is at its end. From here your page would go on. (sf-complete)',
  signed: 'Here your page would have the document signed.',
  copyCode: 'Copy code',
  prompt: 'Mobile ID',
  confirm: 'Confirm',
  decline: 'Decline',
};

const german = {
  next: 'Von hier ginge es auf Ihrer Seite weiter zur Identifikation.',
  copied: 'Kopiert.',
  notCopied: 'Der Browser hat es nicht erlaubt. Markieren Sie den Text und kopieren Sie ihn.',
  isOpen: 'Offen. Diese Seite wartet.',
  completed: 'Abgeschlossen: Der Weg ist zu Ende gegangen. (sf-close: completed)',
  cancelled: 'Vor dem Ende geschlossen; nichts ist verloren. (sf-close: cancelled)',
  failed: 'Es liess sich nicht zeigen. (sf-close: failed)',
  ended: 'Der Weg ist am Ziel. Von hier ginge es auf Ihrer Seite weiter. (sf-complete)',
  signed: 'Hier liesse Ihre Seite das Dokument signieren.',
  copyCode: 'Code kopieren',
  prompt: 'Mobile ID',
  confirm: 'Bestätigen',
  decline: 'Ablehnen',

  skip: 'Zum Inhalt',
  strip: 'Demonstration mit einem nachgebildeten Dienst: Niemand hier ist echt, und keine SMS verlässt diesen Computer.',
  settings: 'Einstellungen',
  mode: 'Modus',
  modeCookie: 'Cookie (Gateway)',
  modeToken: 'Token',
  language: 'Sprache',
  level: 'Stufe',
  level4: '4, qualifiziert',
  level3: '3, fortgeschritten',
  area: 'Rechtsraum',
  areaAny: 'Beliebig',
  areaZertes: 'Schweiz (ZertES)',
  areaEidas: 'EU (eIDAS)',
  terms: 'Bestimmungen',
  termsInline: 'Auf dieser Seite',
  termsLink: 'Auf eigener Seite',
  colours: 'Farben',
  coloursSystem: 'Wie das System',
  coloursLight: 'Hell',
  coloursDark: 'Dunkel',
  brand: 'Kundenportal',
  signOut: 'Abmelden',
  title: 'Ihre elektronische Signatur',
  lead: 'Bestätigen Sie Ihre Mobilnummer. Dann sehen Sie, was Sie signieren können und ob noch etwas zu tun ist.',
  aside: 'Zum Ausprobieren',
  phone: 'Nachgebildetes Telefon',
  screen: 'Bildschirm des Telefons',
  messages: 'Nachrichten',
  phoneEmpty: 'Noch ist nichts angekommen. Wählen Sie eine Person, und lassen Sie sich einen Code senden.',
  people: 'Eine Person spielen',
  peopleHint: 'Wer jemanden wählt, wird abgemeldet, und die Nummer steht im Feld.',
  startOver: 'Alle zurück an den Anfang',
  markup: 'Markup dieser Seite',
  copy: 'Kopieren',
  markupHint: 'Mehr braucht die Seite nicht; es gelten die Einstellungen von oben.',
  events: 'Ereignisse',
  clear: 'Leeren',
  eventsHint: 'Was die Seite von den Widgets hört, das Neuste zuerst. Nummern und Adressen sind gekürzt.',
  eventsEmpty: 'Noch nichts.',
  footer: 'Diese Seite steht für die eines Dienstleisters. Personen, Nummern und Nachrichten sind erfunden.',
  plain: 'Dasselbe in zwölf Zeilen HTML',
  doctor: 'Eine Seite mit dem Doktor',

  ways: 'Arten, es zu zeigen',
  wayParts: 'Drei Widgets',
  wayWidget: 'Ganzer Weg',
  wayEmbedded: 'Eingebettet',
  wayGate: 'Schranke',
  wayDialog: 'Dialog',
  wayPopup: 'Pop-up',
  wayTab: 'Neuer Tab',
  gallery: 'Galerie',
  docs: 'Dokumentation',
  phoneAway: 'Telefon in eigenem Fenster',
  widgetTitle: 'Bereit zum Signieren?',
  widgetLead: 'Der ganze Weg steht auf der Seite: Nummer, Status, was noch fehlt, fertig.',
  embeddedTitle: 'Für die Signatur registrieren',
  embeddedLead:
    'Der Weg ist eine eigene Seite, in einem Rahmen gezeigt. Sie kann einem anderen Team gehören, mit eigenen Versionen.',
  frameTitle: 'Registrierung für die elektronische Signatur',
  gateTitle: 'Ihr Hypothekarvertrag',
  gateLead: 'Lesen Sie ihn in Ruhe. Der Knopf zum Signieren erscheint, sobald Sie ihn benützen können.',
  contract: 'Festhypothek, fünf Jahre',
  contractText: 'Die Bank leiht 480 000 Franken zu 1,62 Prozent; der Zins ist am Ende jedes Quartals fällig.',
  sign: 'Vertrag signieren',
  offer: 'Kann ich signieren?',
  offerText: 'Sie brauchen dafür eine Registrierung für qualifizierte Signaturen. Das Nachsehen dauert eine Minute.',
  dialogTitle: 'Ihr Sparkonto',
  dialogLead: 'Eine Unterschrift eröffnet es. Prüfen Sie zuerst, ob Sie signieren können; Sie bleiben auf dieser Seite.',
  popupTitle: 'Ihre Kreditkarte',
  popupLead: 'Eine Unterschrift bestellt sie. Geprüft wird in einem kleinen Fenster, und diese Seite bleibt, wie sie ist.',
  tabTitle: 'Ihre Versicherung',
  tabLead: 'Eine Unterschrift schliesst sie ab. Geprüft wird in einem eigenen Tab; kommen Sie danach hierher zurück.',
  windowTitle: 'Elektronische Signatur: Registrierung',
};

/** The people, by their id. */
const germanPeople = {
  ready: 'Kann in beiden Rechtsräumen qualifiziert signieren, mit Mobile ID; nichts zu tun.',
  'ready-password': 'Kann in beiden Rechtsräumen qualifiziert signieren, mit Passwort und SMS-Code; nichts zu tun.',
  'level-3': 'Kann nur fortgeschritten signieren; muss sich für qualifizierte Signaturen identifizieren.',
  'switzerland-only': 'Kann in der Schweiz qualifiziert signieren, in der EU nur fortgeschritten.',
  'europe-only': 'Kann in der EU qualifiziert signieren, in der Schweiz nur fortgeschritten.',
  'expires-soon': 'Kann noch 20 Tage lang qualifiziert signieren.',
  expired: 'Konnte bis gestern qualifiziert signieren; muss sich erneut identifizieren.',
  'terms-mobile-id': 'Muss Bestimmungen akzeptieren; Mobile ID fragt auf dem Telefon.',
  'terms-consent': 'Muss Bestimmungen akzeptieren; eine Seite fragt nach Passwort und SMS-Code.',
  'terms-downgrade': 'Muss Bestimmungen auf dem Telefon akzeptieren; fällt dadurch auf Stufe 3.',
  'terms-declined': 'Muss Bestimmungen akzeptieren; lehnt nach Sekunden auf dem Telefon ab.',
  'terms-expired': 'Muss Bestimmungen akzeptieren; das Telefon ist aus, die Anfrage läuft ab.',
  'terms-failed': 'Muss Bestimmungen akzeptieren; das Akzeptieren schlägt fehl.',
  'terms-blocked': 'Muss Bestimmungen akzeptieren; ihr Link führt auf einen fremden Host.',
  'not-registered': 'Ist nicht registriert; muss sich identifizieren.',
  'no-means': 'Hat keine Registrierung, keine Mobile ID, kein Passwort; muss sich identifizieren.',
  unavailable: 'Lässt sich nicht abfragen: Das Register ist ausgefallen und bleibt es.',
  recovers: 'Kann qualifiziert signieren, aber die ersten zwei Abfragen misslingen.',
  'mobile-id-after-password':
    'Hat Mobile ID nach der Identifikation mit Passwort aktiviert; muss sich erneut identifizieren.',
  'password-changed': 'Hat nach der Identifikation ein neues Passwort gesetzt; muss sich erneut identifizieren.',
  'mobile-id-reactivated':
    'Hat Mobile ID ohne Wiederherstellungscode neu aktiviert; muss sich erneut identifizieren.',
  'mismatch-unspecified': 'Ist das Beispiel der Anleitung: Stufe 3 und eine Abweichung unbekannter Art.',
  'unknown-status': 'Hat einen Status, den keine Anleitung kennt: Niemand weiss es.',
  'unknown-number': 'Wird mit HTTP-Status 404 und «nicht gefunden» beantwortet; muss sich identifizieren.',
  'one-area': 'Kann in der Schweiz qualifiziert signieren; die EU fehlt.',
  'terms-unframed': 'Muss Bestimmungen auf Seiten akzeptieren, die sich in keinem Rahmen zeigen lassen.',
};

const isGerman = () => document.documentElement.lang.startsWith('de');

/** A text that a script shows. */
export const say = key => (isGerman() ? german : english)[key];

/** What somebody is like; in English where no translation is there. */
export const describe = (id, description) => (isGerman() && germanPeople[id]) || description;

const marked = [...document.querySelectorAll('[data-text]')].map(element => [element, element.textContent]);
const labelled = [...document.querySelectorAll('[data-label]')].map(element => [element, element.ariaLabel]);
const titled = [...document.querySelectorAll('[data-title]')].map(element => [element, element.title]);

/** The language of what the page itself says, where that is not the language of the page; null where it is. */
export const ownLang = () => (isGerman() || document.documentElement.lang === 'en' ? null : 'en');

/** Marks a text of the page in its own language, so that it is also read out in it. */
export function mark(element) {
  if (ownLang()) element.lang = ownLang();
  else element.removeAttribute('lang');
}

/** Puts the page's own texts into its language. */
export function translate() {
  const choose = (key, original) => (isGerman() ? german[key] : original);
  for (const [element, original] of marked) element.textContent = choose(element.dataset.text, original);
  for (const [element, original] of labelled) element.ariaLabel = choose(element.dataset.label, original);
  for (const [element, original] of titled) element.title = choose(element.dataset.title, original);
  for (const [element] of [...marked, ...labelled, ...titled]) mark(element);
  document.title = document.querySelector('h1').textContent;
}
