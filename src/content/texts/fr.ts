import type {Samples} from '../samples.js';

/** The samples in French, for Switzerland first. */
export const frSamples: Samples = {
  methods: {
    names: {
      shop: 'En personne, dans un point de vente',
      'auto-ch': 'Par vous-même avec la caméra, Suisse',
      'video-ch': 'Appel vidéo, Suisse',
      'video-eu': 'Appel vidéo, UE',
      'selfie-eu': 'Selfie, UE',
      'eid-de': 'Carte d’identité allemande, en ligne (eID)',
      'bank-de': 'Banque en ligne allemande',
    },
    validity: {
      'five-years': 'Jusqu’à 5 ans, moins si votre pièce d’identité expire plus tôt',
      'two-years': '2 ans',
      perhaps: 'Jusqu’à 5 ans, peut-être moins',
    },
    needs: {
      shop: 'Passeport ou carte d’identité ; activez d’abord Mobile ID',
      'auto-ch': 'Passeport ou carte d’identité, un téléphone avec caméra',
      'video-ch': 'Passeport ou carte d’identité, un téléphone ou un ordinateur avec caméra',
      'video-eu': 'Passeport ou carte d’identité, un téléphone ou un ordinateur avec caméra',
      'selfie-eu': 'Passeport de l’UE ou carte d’identité allemande, un téléphone avec caméra',
      'eid-de': 'Carte d’identité ou titre de séjour allemand avec son PIN, un téléphone qui lit sa puce (NFC)',
      'bank-de': 'Un compte bancaire allemand avec accès en ligne, pour un virement de 0,10 euro',
    },
    providers: {
      shop: 'Un point de vente du service de confiance',
      partner: 'Un partenaire d’identification',
    },
    hours: {
      shop: 'Heures d’ouverture du point de vente',
      always: 'À tout moment',
      agents: 'Quand le personnel est disponible',
    },
  },
  documents: {
    names: {
      sales: 'Contrat de vente, de prestation de services ou de livraison, accord de confidentialité',
      employment: 'Contrat de travail à durée indéterminée',
      'non-compete': 'Contrat de travail avec clause de non-concurrence',
      'fixed-term': 'Contrat de travail à durée déterminée (Allemagne)',
      'consumer-credit': 'Crédit à la consommation',
      assignment: 'Cession de créances (Suisse)',
      apprenticeship: 'Contrat d’apprentissage (Suisse)',
      termination: 'Résiliation d’un contrat de travail (Allemagne)',
      'real-estate': 'Vente immobilière, acte notarié',
      will: 'Testament',
    },
    notes: {
      national: 'Dans l’UE, le droit national décide de la forme ; les exemples suivent le droit allemand.',
      will: 'En Suisse, à la main ; le droit autrichien exclut lui aussi la forme électronique.',
    },
  },
  topics: {
    levels: {
      title: 'Que signifient les niveaux ?',
      paragraphs: [
        'Le niveau 4 vous permet de signer avec des signatures qualifiées. La loi les assimile à votre signature manuscrite, et elles sont présumées authentiques jusqu’à preuve du contraire.',
        'Le niveau 3 vous permet de signer avec des signatures avancées. Ce sont des preuves solides que le tribunal apprécie librement, et elles suffisent partout où la loi n’exige pas de forme particulière.',
      ],
    },
    areas: {
      title: 'Où ma signature est-elle valable ?',
      paragraphs: [
        'La Suisse a sa propre loi (SCSE, aussi appelée ZertES), l’UE et l’EEE ont la leur (eIDAS). Une signature qualifiée selon l’une ne l’est pas automatiquement selon l’autre. Vous pouvez avoir un enregistrement pour les deux.',
        'En Suisse, une signature qualifiée a besoin d’un horodatage qualifié pour être assimilée à une signature manuscrite ; le service en ajoute toujours un.',
      ],
    },
    means: {
      title: 'Comment approuver une signature ?',
      paragraphs: [
        'Avec deux éléments de nature différente, par exemple un téléphone que vous avez et un secret que vous connaissez : Mobile ID sur votre SIM ou dans son application, ou un mot de passe avec un code reçu par SMS. Un SMS seul montre seulement que vous avez le téléphone, ce qui suffit pour les signatures avancées.',
        'Si vous souhaitez utiliser Mobile ID, activez-le avant de vous identifier, et notez son code de récupération. Sinon, vous devrez vous identifier deux fois.',
      ],
    },
    ends: {
      title: 'Qu’est-ce qui met fin à un enregistrement ?',
      paragraphs: [
        'Le temps : cinq ans au plus. C’est moins si le moyen d’identification est valable moins longtemps et, pour les signatures qualifiées, si votre pièce d’identité expire plus tôt.',
        'Un changement de votre moyen d’approbation : un nouveau mot de passe, Mobile ID activé après un enregistrement avec mot de passe, ou Mobile ID réactivé sans son code de récupération (nouveau téléphone avec l’application, nouvelle SIM ou eSIM, autre opérateur, autre numéro).',
        'La même SIM dans un autre téléphone ne change rien, et un autre téléphone non plus si vous signez avec un mot de passe et un code SMS.',
      ],
    },
    faq: {
      title: 'Questions fréquentes',
      paragraphs: [
        'J’ai fait l’identification, mais le statut dit que je n’ai pas d’enregistrement. Après un appel vidéo, cela peut prendre environ une heure. Vérifiez à nouveau plus tard.',
        'Le SMS avec le lien vers les conditions d’utilisation n’est jamais arrivé. Vous n’en avez pas besoin : acceptez les conditions ici.',
        'J’ai oublié mon mot de passe. Un nouveau mot de passe met fin à la signature qualifiée jusqu’à ce que vous vous identifiiez à nouveau ; les signatures avancées avec un code SMS sont peut-être encore possibles.',
        'Pourquoi y a-t-il deux fois des conditions d’utilisation ? Les unes sont pour la Suisse, les autres pour l’UE. Celles que vous acceptez déterminent où vous pouvez signer ; nous recommandons les deux.',
      ],
    },
    tutorials: {
      title: 'Guides et nouveautés',
      paragraphs: [
        'Les pages d’aide des services expliquent chaque étape en images.',
      ],
    },
  },
  links: {
    help: 'Centre d’aide du service de confiance (en anglais)',
    'mobile-id': 'Mobile ID : questions et réponses (en anglais)',
  },
};
