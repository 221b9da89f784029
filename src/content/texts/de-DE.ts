import type {Samples} from '../samples.js';
import {deCHSamples as deCH} from './de-CH.js';

const {methods, documents, topics} = deCH;

/** The samples in German as written in Germany and Austria: what differs from Switzerland. */
export const deDESamples: Samples = {
  ...deCH,
  methods: {
    ...methods,
    names: {...methods.names, 'auto-ch': 'Selbstständig mit der Kamera, Schweiz'},
    needs: {
      ...methods.needs,
      shop: 'Reisepass oder Personalausweis; aktivieren Sie zuerst Mobile ID',
      'auto-ch': 'Reisepass oder Personalausweis, ein Telefon mit Kamera',
      'video-ch': 'Reisepass oder Personalausweis, ein Telefon oder Computer mit Kamera',
      'video-eu': 'Reisepass oder Personalausweis, ein Telefon oder Computer mit Kamera',
      'selfie-eu': 'EU-Reisepass oder deutscher Personalausweis, ein Telefon mit Kamera',
      'bank-de': 'Ein deutsches Bankkonto mit Online-Banking, für eine Überweisung von 0,10 Euro',
    },
  },
  documents: {
    names: {
      ...documents.names,
      'non-compete': 'Arbeitsvertrag mit Wettbewerbsverbot',
      'consumer-credit': 'Verbraucherkredit',
      'real-estate': 'Grundstückskauf, notarielle Urkunde',
    },
    notes: {
      ...documents.notes,
      will: 'In der Schweiz von Hand; auch das österreichische Recht schließt die elektronische Form aus.',
    },
  },
  topics: {
    ...topics,
    levels: {
      ...topics.levels,
      paragraphs: [
        'Mit Stufe 4 signieren Sie qualifiziert. Das Gesetz stellt das Ihrer handschriftlichen Unterschrift gleich, und es gilt als echt, bis jemand das Gegenteil beweist.',
        topics.levels.paragraphs[1],
      ],
    },
    faq: {
      ...topics.faq,
      paragraphs: [
        'Ich habe mich identifiziert, aber der Status sagt, ich sei nicht registriert. Nach einem Videoanruf kann es etwa eine Stunde dauern. Prüfen Sie es später erneut.',
        topics.faq.paragraphs[1],
        topics.faq.paragraphs[2],
        topics.faq.paragraphs[3],
      ],
    },
  },
};
