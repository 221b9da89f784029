import type {Samples} from '../samples.js';

/** The samples in easy German, see the catalogue of that language. */
export const easySamples: Samples = {
  methods: {
    names: {
      shop: 'Mit einer Person im Shop',
      'auto-ch': 'Allein mit der Kamera, Schweiz',
      'video-ch': 'Mit einem Video-Anruf, Schweiz',
      'video-eu': 'Mit einem Video-Anruf, EU',
      'selfie-eu': 'Mit einem Foto von Ihnen, EU',
      'eid-de': 'Mit dem Online-Ausweis aus Deutschland',
      'bank-de': 'Mit Online-Banking aus Deutschland',
    },
    validity: {
      'five-years': 'Bis zu 5 Jahre. Läuft Ihr Ausweis früher ab? Dann gilt es kürzer.',
      'two-years': '2 Jahre',
      perhaps: 'Bis zu 5 Jahre, vielleicht kürzer',
    },
    needs: {
      shop: 'Pass oder Identitäts-Karte. Aktivieren Sie zuerst Mobile ID.',
      'auto-ch': 'Pass oder Identitäts-Karte und ein Handy mit Kamera',
      'video-ch': 'Pass oder Identitäts-Karte und ein Handy oder einen Computer mit Kamera',
      'video-eu': 'Pass oder Identitäts-Karte und ein Handy oder einen Computer mit Kamera',
      'selfie-eu': 'Pass aus der EU oder Personal-Ausweis aus Deutschland und ein Handy mit Kamera',
      'eid-de': 'Personal-Ausweis oder Aufenthalts-Titel mit PIN. Und ein Handy mit NFC. Damit liest das Handy den Ausweis.',
      'bank-de': 'Ein Konto mit Online-Banking bei einer Bank in Deutschland. Sie überweisen 0.10 Euro.',
    },
    providers: {
      shop: 'Ein Shop vom Vertrauens-Dienst',
      partner: 'Eine Firma für Identifikation',
    },
    hours: {
      shop: 'Zu den Öffnungs-Zeiten vom Shop',
      always: 'Immer',
      agents: 'Zu den Arbeits-Zeiten vom Personal',
    },
  },
  documents: {
    names: {
      sales: 'Vertrag über Kauf, Dienst-Leistung oder Lieferung, Vertrag über Geheim-Haltung',
      employment: 'Arbeits-Vertrag ohne End-Datum',
      'non-compete': 'Arbeits-Vertrag mit Konkurrenz-Verbot',
      'fixed-term': 'Arbeits-Vertrag mit End-Datum, Deutschland',
      'consumer-credit': 'Kredit für private Personen',
      assignment: 'Abtretung von Forderungen, Schweiz',
      apprenticeship: 'Lehr-Vertrag, Schweiz',
      termination: 'Kündigung von einem Arbeits-Vertrag, Deutschland',
      'real-estate': 'Kauf von einem Grund-Stück, Urkunde vom Notariat',
      will: 'Testament',
    },
    notes: {
      national: 'In der EU hat jedes Land eigene Regeln für die Form. Die Beispiele sind nach deutschem Recht.',
      will: 'In der Schweiz schreiben Sie es von Hand. Auch das Recht in Österreich erlaubt es nicht im Internet.',
    },
  },
  topics: {
    levels: {
      title: 'Was bedeuten die Stufen?',
      paragraphs: [
        'Mit Stufe 4 machen Sie qualifizierte Signaturen. Das Gesetz sagt: Sie gelten wie Ihre Unterschrift von Hand. Sie gelten als echt. Das Gegenteil muss jemand beweisen.',
        'Mit Stufe 3 machen Sie fortgeschrittene Signaturen. Sie sind ein guter Beweis. Ein Gericht entscheidet frei über diesen Beweis. Oft verlangt das Gesetz keine besondere Form. Dann reicht Stufe 3.',
      ],
    },
    areas: {
      title: 'Wo gilt meine Unterschrift?',
      paragraphs: [
        'Die Schweiz hat ein eigenes Gesetz. Es heisst ZertES. Die EU und der EWR haben ein anderes Gesetz. Es heisst eIDAS. Eine Unterschrift ist vielleicht nach dem einen Gesetz qualifiziert. Nach dem anderen Gesetz ist sie es nicht automatisch auch. Sie können für beide Gesetze registriert sein.',
        'In der Schweiz braucht eine qualifizierte Signatur einen qualifizierten Zeit-Stempel. Nur so gilt sie wie eine Unterschrift von Hand. Der Dienst macht den Zeit-Stempel immer dazu.',
      ],
    },
    means: {
      title: 'Wie bestätige ich eine Unterschrift?',
      paragraphs: [
        'Dafür brauchen Sie 2 verschiedene Dinge. Sie haben zum Beispiel ein Handy. Und Sie kennen ein Geheimnis. Das geht mit Mobile ID auf Ihrer SIM-Karte oder in der App. Oder es geht mit einem Passwort und einem SMS-Code. Eine SMS allein zeigt nur: Sie haben das Handy. Das reicht für fortgeschrittene Signaturen.',
        'Möchten Sie Mobile ID? Dann aktivieren Sie zuerst Mobile ID. Schreiben Sie den Wiederherstellungs-Code auf. Sie brauchen den Code zum Beispiel für ein neues Handy. Identifizieren Sie sich erst danach. Sonst müssen Sie sich 2 Mal identifizieren.',
      ],
    },
    ends: {
      title: 'Wann endet eine Registrierung?',
      paragraphs: [
        'Eine Registrierung gilt höchstens 5 Jahre. Manche Arten von Identifikation gelten kürzer. Läuft Ihr Ausweis früher ab? Dann enden auch die qualifizierten Signaturen.',
        'Eine Registrierung endet auch mit einem neuen Bestätigungs-Mittel. Zum Beispiel: Sie haben ein neues Passwort. Oder Sie haben sich mit einem Passwort registriert und dann Mobile ID aktiviert. Oder Sie haben Mobile ID ohne Wiederherstellungs-Code neu aktiviert. Das kann bei einem neuen Handy mit der App passieren. Oder bei einer neuen SIM-Karte oder eSIM. Oder bei einem anderen Anbieter oder einer anderen Nummer.',
        'Sie haben dieselbe SIM-Karte in einem anderen Handy? Dann bleibt alles gleich. Sie haben ein anderes Handy und bestätigen mit Passwort und SMS-Code? Auch dann bleibt alles gleich.',
      ],
    },
    faq: {
      title: 'Häufige Fragen',
      paragraphs: [
        'Ich habe mich identifiziert. Aber hier steht: Ich bin nicht registriert. Warum? Nach einem Video-Anruf kann es etwa 1 Stunde dauern. Prüfen Sie es später noch einmal.',
        'Ich habe keine SMS mit dem Link zu den Nutzungs-Bestimmungen bekommen. Was kann ich tun? Sie brauchen die SMS nicht. Akzeptieren Sie die Nutzungs-Bestimmungen hier.',
        'Ich habe mein Passwort vergessen. Was passiert? Mit einem neuen Passwort gehen keine qualifizierten Signaturen mehr. Identifizieren Sie sich noch einmal. Dann gehen sie wieder. Fortgeschrittene Signaturen mit SMS-Code gehen vielleicht weiterhin.',
        'Warum gibt es 2 Nutzungs-Bestimmungen? Die einen sind für die Schweiz. Die anderen sind für die EU. Akzeptieren Sie nur die einen? Dann können Sie nur dort unterschreiben. Wir empfehlen beide.',
      ],
    },
    tutorials: {
      title: 'Anleitungen und Neues',
      paragraphs: [
        'Die Hilfe-Seiten von den Diensten erklären jeden Schritt. Dort gibt es auch Bilder.',
      ],
    },
  },
  links: {
    help: 'Hilfe vom Vertrauens-Dienst, auf Englisch',
    'mobile-id': 'Fragen und Antworten zu Mobile ID, auf Englisch',
  },
};
