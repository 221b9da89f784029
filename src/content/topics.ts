import type {LocalText} from '../flows/methods.js';

/** Something a person can read up on. */
export interface Topic {
  id: string;
  title: LocalText;
  /** Paragraphs; a question with its answer is two. */
  paragraphs: readonly LocalText[];
  /** Where there is more; https. */
  links?: readonly {label: LocalText; href: string}[];
}

/** What qualified signatures are about, to be replaced or extended by the service provider. General information, not legal advice. */
export const sampleTopics: readonly Topic[] = [
  {
    id: 'levels',
    title: {en: 'What do the levels mean?', de: 'Was bedeuten die Stufen?'},
    paragraphs: [
      {
        en: 'Level 4 lets you sign with qualified signatures. By law they are equal to your handwriting, and presumed genuine until somebody disproves it.',
        de: 'Mit Stufe 4 signieren Sie qualifiziert. Von Gesetzes wegen ist das Ihrer eigenhändigen Unterschrift gleichgestellt und gilt als echt, bis jemand das Gegenteil beweist.',
      },
      {
        en: 'Level 3 lets you sign with advanced signatures. They are solid evidence that a court weighs freely, and enough wherever the law asks for no particular form.',
        de: 'Mit Stufe 3 signieren Sie fortgeschritten. Das ist ein solider Beweis, den ein Gericht frei würdigt, und genügt überall dort, wo das Gesetz keine besondere Form verlangt.',
      },
    ],
  },
  {
    id: 'areas',
    title: {en: 'Where does my signature hold?', de: 'Wo gilt meine Signatur?'},
    paragraphs: [
      {
        en: 'Switzerland has its own law (ZertES), the EU and the EEA have theirs (eIDAS). A signature that is qualified under one is not automatically qualified under the other. You can be registered for both.',
        de: 'Die Schweiz hat ihr eigenes Gesetz (ZertES), die EU und der EWR das ihre (eIDAS). Was nach dem einen qualifiziert ist, ist es nicht automatisch auch nach dem anderen. Sie können für beide registriert sein.',
      },
      {
        en: 'In Switzerland a qualified signature needs a qualified time stamp to equal handwriting; the service always adds one.',
        de: 'In der Schweiz braucht die qualifizierte Signatur einen qualifizierten Zeitstempel, um der Unterschrift von Hand gleichgestellt zu sein; der Dienst fügt ihn immer hinzu.',
      },
    ],
  },
  {
    id: 'means',
    title: {en: 'How do I approve a signature?', de: 'Wie gebe ich eine Signatur frei?'},
    paragraphs: [
      {
        en: 'With two factors of different kinds: Mobile ID on your SIM or in its app, or a password together with a code by SMS. An SMS alone shows only that you hold the phone, which is enough for advanced signatures.',
        de: 'Mit zwei Faktoren unterschiedlicher Art: mit Mobile ID auf Ihrer SIM oder in der App, oder mit einem Passwort zusammen mit einem SMS-Code. Eine SMS allein zeigt nur, dass Sie das Telefon haben; das genügt für fortgeschrittene Signaturen.',
      },
      {
        en: 'If you want Mobile ID, activate it before you identify yourself, and note its recovery code. Otherwise you have to identify yourself twice.',
        de: 'Wenn Sie Mobile ID verwenden möchten, aktivieren Sie sie, bevor Sie sich identifizieren, und notieren Sie den Wiederherstellungscode. Sonst müssen Sie sich zweimal identifizieren.',
      },
    ],
  },
  {
    id: 'ends',
    title: {en: 'What ends a registration?', de: 'Was beendet eine Registrierung?'},
    paragraphs: [
      {
        en: 'Time: five years at most, less if your identity document expires or the way of identification holds for less.',
        de: 'Die Zeit: höchstens fünf Jahre, weniger, wenn Ihr Ausweis abläuft oder die Art der Identifikation kürzer gilt.',
      },
      {
        en: 'A change of the way you approve: a new password, Mobile ID activated after a registration with a password, or Mobile ID activated again without its recovery code (new phone with the app, new SIM or eSIM, another operator, another number).',
        de: 'Ein geändertes Freigabemittel: ein neues Passwort, Mobile ID nach einer Registrierung mit Passwort, oder Mobile ID neu aktiviert ohne Wiederherstellungscode (neues Telefon mit der App, neue SIM oder eSIM, anderer Anbieter, andere Nummer).',
      },
      {
        en: 'The same SIM in another phone changes nothing, and neither does another phone when you sign with password and SMS code.',
        de: 'Dieselbe SIM in einem anderen Telefon ändert nichts, und auch ein anderes Telefon nicht, wenn Sie mit Passwort und SMS-Code signieren.',
      },
    ],
  },
  {
    id: 'faq',
    title: {en: 'Frequent questions', de: 'Häufige Fragen'},
    paragraphs: [
      {
        en: 'I identified myself, but the status says that I am not registered. After a video call it can take about an hour. Check again later.',
        de: 'Ich habe mich identifiziert, aber der Status sagt, ich sei nicht registriert. Nach einem Videoanruf kann es etwa eine Stunde dauern. Prüfen Sie es später nochmals.',
      },
      {
        en: 'The SMS with the link to the terms never came. You do not need it: accept the terms here.',
        de: 'Die SMS mit dem Link zu den Nutzungsbestimmungen ist nie gekommen. Sie brauchen sie nicht: Akzeptieren Sie die Bestimmungen hier.',
      },
      {
        en: 'I forgot my password. A new password ends qualified signing until you identify yourself again; advanced signatures with an SMS code may still work.',
        de: 'Ich habe mein Passwort vergessen. Ein neues Passwort beendet das qualifizierte Signieren, bis Sie sich erneut identifizieren; fortgeschrittene Signaturen mit SMS-Code gehen vielleicht weiterhin.',
      },
      {
        en: 'Why are there two terms? One is for Switzerland, one for the EU. Which you accept decides where you can sign; accepting both is recommended.',
        de: 'Warum gibt es zwei Bestimmungen? Die einen gelten für die Schweiz, die anderen für die EU. Welche Sie akzeptieren, entscheidet, wo Sie signieren können; wir empfehlen beide.',
      },
    ],
  },
  {
    id: 'tutorials',
    title: {en: 'Tutorials and news', de: 'Anleitungen und Neuigkeiten'},
    paragraphs: [
      {en: 'The help pages of the services explain each step with pictures.', de: 'Die Hilfeseiten der Dienste erklären jeden Schritt mit Bildern.'},
    ],
    links: [
      {label: {en: 'Help centre of the trust service', de: 'Hilfe des Vertrauensdienstes'}, href: 'https://trustservices.swisscom.com/en/support/help-center/'},
      {label: {en: 'Mobile ID: questions and answers', de: 'Mobile ID: Fragen und Antworten'}, href: 'https://www.mobileid.ch/en/faq'},
    ],
  },
];
