import type {Samples} from '../samples.js';

/** The samples in English. */
export const enSamples: Samples = {
  methods: {
    names: {
      shop: 'In person, in a shop',
      'auto-ch': 'By yourself with the camera, Switzerland',
      'video-ch': 'Video call, Switzerland',
      'video-eu': 'Video call, EU',
      'selfie-eu': 'Selfie, EU',
      'eid-de': 'German identity card, online (eID)',
      'bank-de': 'German online banking',
    },
    validity: {
      'five-years': 'Up to 5 years, less if your document expires earlier',
      'two-years': '2 years',
      perhaps: 'Up to 5 years, possibly less',
    },
    needs: {
      shop: 'Passport or identity card; activate Mobile ID first',
      'auto-ch': 'Passport or identity card, a phone with a camera',
      'video-ch': 'Passport or identity card, a phone or computer with a camera',
      'video-eu': 'Passport or identity card, a phone or computer with a camera',
      'selfie-eu': 'EU passport or German identity card, a phone with a camera',
      'eid-de': 'German identity card or residence permit with its PIN, a phone that reads its chip (NFC)',
      'bank-de': 'A German bank account with online banking, for a transfer of 0.10 euros',
    },
    providers: {
      shop: 'A shop of the trust service',
      partner: 'An identification partner',
    },
    hours: {
      shop: 'Opening hours of the shop',
      always: 'At any time',
      agents: 'When staff are available',
    },
  },
  documents: {
    names: {
      sales: 'Sales, service or supply contract, non-disclosure agreement',
      employment: 'Permanent employment contract',
      'non-compete': 'Employment contract with a non-compete clause',
      'fixed-term': 'Fixed-term employment contract (Germany)',
      'consumer-credit': 'Consumer credit',
      assignment: 'Assignment of claims (Switzerland)',
      apprenticeship: 'Apprenticeship contract (Switzerland)',
      termination: 'Termination of employment (Germany)',
      'real-estate': 'Sale of real estate, notarial deed',
      will: 'Will',
    },
    notes: {
      national: 'In the EU, national law decides the form; the examples are German law.',
      will: 'In Switzerland by hand; Austrian law excludes the electronic form too.',
    },
  },
  topics: {
    levels: {
      title: 'What do the levels mean?',
      paragraphs: [
        'Level 4 lets you sign with qualified signatures. By law they equal your signature by hand, and are presumed genuine until somebody disproves it.',
        'Level 3 lets you sign with advanced signatures. They are solid evidence that a court weighs freely, and enough wherever the law asks for no particular form.',
      ],
    },
    areas: {
      title: 'Where is my signature valid?',
      paragraphs: [
        'Switzerland has its own law (ZertES), the EU and the EEA have theirs (eIDAS). A signature that is qualified under one is not automatically qualified under the other. You can be registered for both.',
        'In Switzerland a qualified signature needs a qualified time stamp to equal a signature by hand; the service always adds one.',
      ],
    },
    means: {
      title: 'How do I approve a signature?',
      paragraphs: [
        'With two things of different kinds, such as a phone that you have and a secret that you know: Mobile ID on your SIM or in its app, or a password together with a code by SMS. An SMS alone shows only that you hold the phone, which is enough for advanced signatures.',
        'If you want Mobile ID, activate it before you identify yourself, and note its recovery code. Otherwise you have to identify yourself twice.',
      ],
    },
    ends: {
      title: 'What ends a registration?',
      paragraphs: [
        'Time: five years at most. It is less where the way of identification is valid for less and, for qualified signatures, where your identity document expires earlier.',
        'A change of the way you approve: a new password, Mobile ID activated after a registration with a password, or Mobile ID activated again without its recovery code (new phone with the app, new SIM or eSIM, another operator, another number).',
        'The same SIM in another phone changes nothing, and neither does another phone when you sign with password and SMS code.',
      ],
    },
    faq: {
      title: 'Frequently asked questions',
      paragraphs: [
        'I identified myself, but the status says that I am not registered. After a video call it can take about an hour. Check again later.',
        'The SMS with the link to the terms never came. You do not need it: accept the terms here.',
        'I forgot my password. A new password ends qualified signing until you identify yourself again; advanced signatures with an SMS code may still work.',
        'Why are there two sets of terms? One is for Switzerland, one for the EU. Which you accept decides where you can sign; we recommend both.',
      ],
    },
    tutorials: {
      title: 'Tutorials and news',
      paragraphs: [
        'The help pages of the services explain each step with pictures.',
      ],
    },
  },
  links: {
    help: 'Help centre of the trust service',
    'mobile-id': 'Mobile ID: questions and answers',
  },
};
