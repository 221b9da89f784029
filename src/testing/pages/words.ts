const en = {
  brand: 'Trust Service',
  emulated: 'Emulation. Nothing you enter or accept here counts.',
  problem: 'Please check',
  cancel: 'Cancel',

  termsTitle: 'Terms of use for electronic signatures',
  termsIntro:
    'Before you can sign, you have to accept the terms of use. Each legal area has its own; accepting both is best.',
  documents: 'Documents',
  zertesDocument: 'Terms of use Switzerland (ZertES)',
  eidasDocument: 'Terms of use European Union (eIDAS)',
  newTab: '(opens in a new tab)',
  decisions: 'Your decision',
  acceptZertes: 'I accept the terms of use for Switzerland.',
  acceptEidas: 'I accept the terms of use for the European Union.',
  knowTheRisk: 'I know that my registration may be lowered if my means of signing has changed since I was identified.',
  accept: 'Accept',
  tickMore: 'Tick at least one of the two terms, and the last box.',
  documentText: 'This stands for the terms of use. A real service shows its document here.',

  phoneTitle: 'Confirm on your phone',
  phoneText: 'We sent a request to your phone. Confirm it there, then come back to this page.',
  again: 'Check whether it is confirmed',

  consentTitle: 'Confirm with password and SMS code',
  passwordStep: 'Step 1 of 2: the password of your electronic signature.',
  codeStep: 'Step 2 of 2: the code we sent by SMS to',
  number: 'Number',
  password: 'Password',
  code: 'Code from the SMS',
  next: 'Continue',
  confirm: 'Confirm',
  resend: 'Send a new code',
  wrongPassword: 'The password has at least 4 characters.',
  wrongCode: 'The code is not right. Look at the newest SMS.',
  goneCode: 'The code is no longer valid. Ask for a new one.',

  doneTitle: 'The terms are accepted',
  downgradedTitle: 'The terms are accepted, but your registration has changed',
  downgradedText: 'You can sign with advanced signatures. For qualified ones you have to identify again.',
  declinedTitle: 'You did not accept the terms',
  expiredTitle: 'The request has expired',
  failedTitle: 'That did not work',
  close: 'You can close this window.',
  startAgain: 'You can close this window and start again from where you came.',
  goneTitle: 'This link is no longer valid',
  goneText: 'Only the newest link works. Start again from where you came.',
};

/** Every text of the pages. */
export type Words = typeof en;

const de: Words = {
  brand: 'Vertrauensdienst',
  emulated: 'Emulation. Nichts, was Sie hier eingeben oder annehmen, gilt.',
  problem: 'Bitte prüfen',
  cancel: 'Abbrechen',

  termsTitle: 'Nutzungsbestimmungen für elektronische Signaturen',
  termsIntro:
    'Vor dem Signieren nehmen Sie die Bestimmungen an. Jeder Rechtsraum hat eigene; wir empfehlen beide.',
  documents: 'Dokumente',
  zertesDocument: 'Nutzungsbestimmungen Schweiz (ZertES)',
  eidasDocument: 'Nutzungsbestimmungen Europäische Union (eIDAS)',
  newTab: '(öffnet einen neuen Tab)',
  decisions: 'Ihr Entscheid',
  acceptZertes: 'Ich nehme die Nutzungsbestimmungen für die Schweiz an.',
  acceptEidas: 'Ich nehme die Nutzungsbestimmungen für die Europäische Union an.',
  knowTheRisk:
    'Ich weiss, dass meine Registrierung sinken kann, wenn mein Signaturmittel seit der Identifikation geändert hat.',
  accept: 'Annehmen',
  tickMore: 'Wählen Sie mindestens eine der beiden Bestimmungen und das letzte Feld.',
  documentText: 'Dies steht für die Nutzungsbestimmungen. Ein echter Dienst zeigt hier sein Dokument.',

  phoneTitle: 'Bestätigen Sie auf Ihrem Telefon',
  phoneText:
    'Wir haben eine Anfrage an Ihr Telefon gesendet. Bestätigen Sie sie dort und kommen Sie dann hierher zurück.',
  again: 'Prüfen, ob sie bestätigt ist',

  consentTitle: 'Mit Passwort und SMS-Code bestätigen',
  passwordStep: 'Schritt 1 von 2: das Passwort Ihrer elektronischen Signatur.',
  codeStep: 'Schritt 2 von 2: der Code, den wir per SMS gesendet haben an',
  number: 'Nummer',
  password: 'Passwort',
  code: 'Code aus der SMS',
  next: 'Weiter',
  confirm: 'Bestätigen',
  resend: 'Neuen Code senden',
  wrongPassword: 'Das Passwort hat mindestens 4 Zeichen.',
  wrongCode: 'Der Code stimmt nicht. Sehen Sie in der neusten SMS nach.',
  goneCode: 'Der Code gilt nicht mehr. Verlangen Sie einen neuen.',

  doneTitle: 'Die Nutzungsbestimmungen sind angenommen',
  downgradedTitle: 'Die Nutzungsbestimmungen sind angenommen, aber Ihre Registrierung hat sich geändert',
  downgradedText:
    'Sie können fortgeschritten signieren. Für qualifizierte Signaturen müssen Sie sich neu identifizieren.',
  declinedTitle: 'Sie haben die Nutzungsbestimmungen nicht angenommen',
  expiredTitle: 'Die Anfrage ist abgelaufen',
  failedTitle: 'Das hat nicht geklappt',
  close: 'Sie können dieses Fenster schliessen.',
  startAgain: 'Sie können dieses Fenster schliessen und dort neu beginnen, wo Sie herkommen.',
  goneTitle: 'Dieser Link gilt nicht mehr',
  goneText: 'Nur der neuste Link funktioniert. Beginnen Sie dort neu, wo Sie herkommen.',
};

export type Language = 'en' | 'de';

export const words: Record<Language, Words> = {en, de};

/** The language a browser would rather read. */
export function languageOf(request: Request): Language {
  const wishes = (request.headers.get('accept-language') ?? '').split(',').map(wish => {
    const [tag = '', ...options] = wish.trim().toLowerCase().split(/\s*;\s*/);
    const quality = options.find(option => option.startsWith('q='));
    return {language: tag.split('-')[0]!, quality: quality ? Number(quality.slice(2)) : 1};
  });
  const quality = (language: Language) =>
    Math.max(0, ...wishes.map(wish => (wish.language === language ? wish.quality : 0)));
  return quality('de') > quality('en') ? 'de' : 'en';
}
