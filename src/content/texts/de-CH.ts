import type {Samples} from '../samples.js';

/** The samples in German as written in Switzerland: no ß, «…». */
export const deCHSamples: Samples = {
  methods: {
    names: {
      shop: 'Persönlich, im Shop',
      'auto-ch': 'Selbständig mit der Kamera, Schweiz',
      'video-ch': 'Videoanruf, Schweiz',
      'video-eu': 'Videoanruf, EU',
      'selfie-eu': 'Selfie, EU',
      'eid-de': 'Deutsche Online-Ausweisfunktion',
      'bank-de': 'Deutsches Online-Banking',
    },
    validity: {
      'five-years': 'Bis zu 5 Jahre, kürzer, wenn Ihr Ausweis früher abläuft',
      'two-years': '2 Jahre',
      perhaps: 'Bis zu 5 Jahre, möglicherweise kürzer',
    },
    needs: {
      shop: 'Pass oder Identitätskarte; aktivieren Sie zuerst Mobile ID',
      'auto-ch': 'Pass oder Identitätskarte, ein Telefon mit Kamera',
      'video-ch': 'Pass oder Identitätskarte, ein Telefon oder Computer mit Kamera',
      'video-eu': 'Pass oder Identitätskarte, ein Telefon oder Computer mit Kamera',
      'selfie-eu': 'EU-Pass oder deutscher Personalausweis, ein Telefon mit Kamera',
      'eid-de': 'Personalausweis oder Aufenthaltstitel mit PIN, ein Telefon, das den Chip liest (NFC)',
      'bank-de': 'Ein deutsches Bankkonto mit Online-Banking, für eine Überweisung von 0.10 Euro',
    },
    providers: {
      shop: 'Ein Shop des Vertrauensdienstes',
      partner: 'Ein Identifikationspartner',
    },
    hours: {
      shop: 'Öffnungszeiten des Shops',
      always: 'Jederzeit',
      agents: 'Wenn das Personal verfügbar ist',
    },
  },
  documents: {
    names: {
      sales: 'Kauf-, Dienstleistungs- oder Liefervertrag, Geheimhaltungsvereinbarung',
      employment: 'Unbefristeter Arbeitsvertrag',
      'non-compete': 'Arbeitsvertrag mit Konkurrenzverbot',
      'fixed-term': 'Befristeter Arbeitsvertrag (Deutschland)',
      'consumer-credit': 'Konsumkredit',
      assignment: 'Abtretung von Forderungen (Schweiz)',
      apprenticeship: 'Lehrvertrag (Schweiz)',
      termination: 'Kündigung eines Arbeitsverhältnisses (Deutschland)',
      'real-estate': 'Grundstückkauf, notarielle Urkunde',
      will: 'Testament',
    },
    notes: {
      national: 'In der EU entscheidet das nationale Recht über die Form; die Beispiele folgen deutschem Recht.',
      will: 'In der Schweiz von Hand; auch das österreichische Recht schliesst die elektronische Form aus.',
    },
  },
  topics: {
    levels: {
      title: 'Was bedeuten die Stufen?',
      paragraphs: [
        'Mit Stufe 4 signieren Sie qualifiziert. Von Gesetzes wegen ist das Ihrer eigenhändigen Unterschrift gleichgestellt und gilt als echt, bis jemand das Gegenteil beweist.',
        'Mit Stufe 3 signieren Sie fortgeschritten. Das ist ein solider Beweis, den ein Gericht frei würdigt, und genügt überall dort, wo das Gesetz keine besondere Form verlangt.',
      ],
    },
    areas: {
      title: 'Wo gilt meine Signatur?',
      paragraphs: [
        'Die Schweiz hat ihr eigenes Gesetz (ZertES), die EU und der EWR das ihre (eIDAS). Was nach dem einen qualifiziert ist, ist es nicht automatisch auch nach dem anderen. Sie können für beide registriert sein.',
        'In der Schweiz braucht die qualifizierte Signatur einen qualifizierten Zeitstempel, um der Unterschrift von Hand gleichgestellt zu sein; der Dienst fügt ihn immer hinzu.',
      ],
    },
    means: {
      title: 'Wie gebe ich eine Signatur frei?',
      paragraphs: [
        'Mit zwei Dingen unterschiedlicher Art, etwa einem Telefon, das Sie haben, und einem Geheimnis, das Sie kennen: mit Mobile ID auf Ihrer SIM oder in der App, oder mit einem Passwort zusammen mit einem SMS-Code. Eine SMS allein zeigt nur, dass Sie das Telefon haben; das genügt für fortgeschrittene Signaturen.',
        'Wenn Sie Mobile ID verwenden möchten, aktivieren Sie sie, bevor Sie sich identifizieren, und notieren Sie den Wiederherstellungscode. Sonst müssen Sie sich zweimal identifizieren.',
      ],
    },
    ends: {
      title: 'Was beendet eine Registrierung?',
      paragraphs: [
        'Die Zeit: höchstens fünf Jahre. Weniger sind es, wenn die Art der Identifikation kürzer gilt und, bei qualifizierten Signaturen, wenn Ihr Ausweis früher abläuft.',
        'Ein geändertes Freigabemittel: ein neues Passwort, Mobile ID nach einer Registrierung mit Passwort, oder Mobile ID neu aktiviert ohne Wiederherstellungscode (neues Telefon mit der App, neue SIM oder eSIM, anderer Anbieter, andere Nummer).',
        'Dieselbe SIM in einem anderen Telefon ändert nichts, und auch ein anderes Telefon nicht, wenn Sie mit Passwort und SMS-Code signieren.',
      ],
    },
    faq: {
      title: 'Häufige Fragen',
      paragraphs: [
        'Ich habe mich identifiziert, aber der Status sagt, ich sei nicht registriert. Nach einem Videoanruf kann es etwa eine Stunde dauern. Prüfen Sie es später nochmals.',
        'Die SMS mit dem Link zu den Nutzungsbestimmungen ist nie gekommen. Sie brauchen sie nicht: Akzeptieren Sie die Bestimmungen hier.',
        'Ich habe mein Passwort vergessen. Ein neues Passwort beendet das qualifizierte Signieren, bis Sie sich erneut identifizieren; fortgeschrittene Signaturen mit SMS-Code gehen vielleicht weiterhin.',
        'Warum gibt es zweierlei Bestimmungen? Die einen gelten für die Schweiz, die anderen für die EU. Welche Sie akzeptieren, entscheidet, wo Sie signieren können; wir empfehlen beide.',
      ],
    },
    tutorials: {
      title: 'Anleitungen und Neuigkeiten',
      paragraphs: [
        'Die Hilfeseiten der Dienste erklären jeden Schritt mit Bildern.',
      ],
    },
  },
  links: {
    help: 'Hilfe des Vertrauensdienstes (auf Englisch)',
    'mobile-id': 'Mobile ID: Fragen und Antworten (auf Englisch)',
  },
};
