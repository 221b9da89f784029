import {own} from '../api/own.js';
import {maskMsisdn} from '../flows/msisdn.js';
import {countriesIn} from './countries.js';
import {counting} from './counting.js';
import {daysIn} from './dates.js';
import type {Strings} from './strings.js';

/** Nothing takes the singular too: `0 jour`. */
const isOne = (amount: number) => amount < 2;
const {days, duration} = counting('fr-CH', {day: ['jour', 'jours'], minute: ['minute', 'minutes'], second: ['seconde', 'secondes']}, isOne);

/** French, for Switzerland first. The blanks before : ; ? ! and inside « » do not break. */
export const fr: Strings = {
  day: daysIn('fr-CH', '1er'),
  countryName: countriesIn('fr-CH', 'Suisse Liechtenstein Allemagne Autriche France Italie'),
  errorPrefix: 'Erreur :',
  newTab: '(s’ouvre dans un nouvel onglet)',
  newWindow: '(s’ouvre dans une nouvelle fenêtre)',
  loading: 'Chargement…',
  broken: 'Cette partie de la page ne fonctionne pas en ce moment. Rechargez la page.',
  tryAgain: 'Réessayer',
  reference: id => `Référence pour l’assistance : ${id}`,
  supportCopy: 'Copier les détails pour l’assistance',
  supportCopied: 'Copié. Collez ces détails dans votre message à l’assistance.',
  supportSelect: 'Votre navigateur ne permet pas la copie. Sélectionnez les détails et copiez-les vous-même.',
  supportDetails: 'Détails pour l’assistance',
  helpTitle: 'Avez-vous besoin d’aide ?',
  helpPage: 'Aide et contact',
  helpPhone: phone => `Appeler le ${phone}`,

  phoneTitle: 'Confirmez votre numéro de mobile',
  phoneIntro: 'Nous vous envoyons un code par SMS. Il montre que ce numéro est bien le vôtre.',
  country: 'Pays',
  mobileNumber: 'Numéro de mobile',
  numberHint: 'Par exemple 079 123 45 67',
  foreignNumberHint: 'Avec ou sans l’indicatif du pays',
  numberMissing: 'Saisissez votre numéro de mobile.',
  numberWrong: 'Ce n’est pas un numéro de mobile complet. Vérifiez les chiffres et le pays.',
  numberCountry: names => `Seuls les numéros de ces pays sont acceptés ici : ${names}.`,
  unusualSwissNumber: 'Les numéros de mobile suisses ont dix chiffres et commencent par 07. Vérifiez le numéro avant de continuer.',
  sendCode: 'Envoyer le code',
  sendingCode: 'Envoi du code…',
  codeTitle: 'Saisissez le code',
  codeSentTo: msisdn => `Nous avons envoyé un SMS avec un code au ${maskMsisdn(msisdn)}.`,
  codeSentAgain: msisdn => `Un nouveau code est en route vers le ${maskMsisdn(msisdn)}. Utilisez le code du SMS le plus récent.`,
  codeMaybeSent: msisdn =>
    `La connexion a été interrompue. Vous avez peut-être déjà reçu un code au ${maskMsisdn(msisdn)}. Saisissez-le, ou demandez-en un nouveau dans un instant.`,
  code: 'Code reçu par SMS',
  codeHint: 'Lettres ou chiffres. Vous pouvez coller le message entier.',
  codeMissing: 'Saisissez le code reçu par SMS.',
  codeShape: 'Un code compte de 4 à 10 lettres ou chiffres. Vérifiez votre saisie.',
  codeLocked: 'Il y a eu trop de tentatives. Demandez un nouveau code.',
  codeNotHere: 'Ce navigateur ne connaît pas le code. Autorisez les cookies pour cette page, puis demandez un nouveau code.',
  checkCode: 'Confirmer',
  checkingCode: 'Vérification du code…',
  resendCode: 'Envoyer un nouveau code',
  resendIn: seconds => `Vous pourrez demander un nouveau code dans ${duration(seconds)}.`,
  resendSpent: 'Pour le moment, plus aucun code ne peut être envoyé. Réessayez plus tard, ou adressez-vous à l’assistance.',
  changeNumber: 'Changer de numéro',
  verifiedTitle: 'Numéro de mobile confirmé',
  numberVerified: msisdn => `Le numéro ${maskMsisdn(msisdn)} est confirmé.`,
  requiredNumber: 'Confirmez d’abord votre numéro de mobile.',

  statusTitle: 'Votre statut de signature',
  statusIdle: 'Confirmez votre numéro de mobile pour voir ce que vous pouvez signer.',
  statusLoading: 'Nous vérifions ce que vous pouvez signer…',
  statusFailed: 'Votre statut n’a pas pu être lu. Cela ne dit rien sur votre enregistrement.',
  retryingSoon: 'Nous réessaierons automatiquement dans quelques secondes.',
  canSign: (level, area) =>
    level >= 4
      ? `Vous pouvez signer avec une signature électronique qualifiée${area}.`
      : `Vous pouvez signer avec une signature électronique avancée${area}.`,
  inArea: jurisdiction =>
    own({zertes: ' selon le droit suisse', eidas: ' selon le droit de l’UE'}, jurisdiction) ?? (jurisdiction ? ` selon ${jurisdiction}` : ''),
  termsPending: 'Il manque une étape avant de pouvoir signer : acceptez les conditions d’utilisation.',
  notRegistered:
    'Vous n’avez pas encore d’enregistrement pour les signatures électroniques. Pour signer, identifiez-vous une fois et acceptez les conditions d’utilisation.',
  jurisdictionMissing: area =>
    `Votre enregistrement n’est pas valable pour les signatures${area}. Identifiez-vous pour cet espace juridique afin d’y signer.`,
  levelTooLow: (area, advanced) =>
    advanced
      ? `Votre enregistrement suffit pour les signatures avancées, mais pas pour les signatures qualifiées${area}. Identifiez-vous pour le niveau supérieur.`
      : `Votre enregistrement n’atteint pas le niveau nécessaire${area}. Identifiez-vous pour le niveau supérieur.`,
  expired: date => `Votre enregistrement pour les signatures qualifiées a pris fin le ${date}. Identifiez-vous à nouveau pour le renouveler.`,
  mismatch: {
    'mobile-id-after-password':
      'La signature qualifiée n’est pas possible : vous avez activé Mobile ID après un enregistrement avec mot de passe. Identifiez-vous à nouveau : Mobile ID sera alors lié à votre identité.',
    'password-changed':
      'La signature qualifiée n’est pas possible : votre mot de passe a été redéfini après votre identification. Identifiez-vous à nouveau : le nouveau mot de passe sera alors lié à votre identité.',
    'mobile-id-reactivated':
      'La signature qualifiée n’est pas possible : votre Mobile ID a été réactivé sans son code de récupération. Assurez-vous qu’il fonctionne et que vous avez noté le nouveau code de récupération, puis identifiez-vous à nouveau.',
    unspecified:
      'La signature qualifiée n’est pas possible : votre moyen d’approbation a changé depuis votre identification, par exemple à cause d’un nouveau Mobile ID ou d’un nouveau mot de passe. Identifiez-vous à nouveau.',
  },
  mismatchAdvanced:
    'Les signatures avancées avec un code SMS seul sont peut-être encore possibles. Demandez à la plateforme sur laquelle vous signez.',
  unavailable: 'Votre statut ne peut pas être consulté pour le moment. Cela ne dit rien sur votre enregistrement.',
  pleaseTryAgain: 'Veuillez réessayer.',
  unknownStatus: 'Votre statut n’a pas pu être déterminé. Veuillez réessayer. Si le problème persiste, adressez-vous à l’assistance.',
  areas: 'Où vous pouvez signer',
  upgradeArea: area => `Étendre : ${area}`,
  jurisdiction: code => own({zertes: 'Suisse (ZertES)', eidas: 'Union européenne (eIDAS)'}, code) ?? code,
  otherArea: 'Un autre espace juridique',
  level: level => `Niveau ${level}`,
  areaQualified: {
    yes: 'signatures qualifiées et avancées',
    no: 'pas de signatures qualifiées pour le moment',
    unknown: 'ne peut pas être déterminé pour le moment',
  },
  areaAdvanced: 'signatures avancées',
  areaAdvancedUnknown: 'les signatures avancées avec un code SMS sont peut-être encore possibles',
  noAreas: 'Aucun enregistrement',
  areasUnknown: 'Ne peut pas être déterminé pour le moment',
  means: 'Votre moyen d’approbation',
  meansNames: {'mobile-id': 'Mobile ID', 'password-otp': 'Mot de passe et code SMS'},
  meansActive: name => `${name} (en service)`,
  meansChanged: 'Modifié depuis votre identification',
  meansNone: 'Aucun moyen enregistré',
  meansUnknown: 'Ne peut pas être déterminé pour le moment',
  terms: 'Conditions d’utilisation',
  termsStates: {
    accepted: 'Acceptées',
    pending: 'En attente de votre acceptation',
    unknown: 'Ne peut pas être déterminé pour le moment',
    'not-applicable': 'Pas nécessaires pour le moment',
  },
  termsLater: 'Après l’identification',
  expiry: 'Signatures qualifiées jusqu’au',
  expiryDate: (date, left) => `${date} (${left < 0 ? 'expiré' : left === 0 ? 'expire aujourd’hui' : `encore ${days(left)}`})`,
  expiryNone: 'Aucune date indiquée',
  expirySoon: left =>
    `Votre enregistrement pour les signatures qualifiées prend fin ${left === 0 ? 'aujourd’hui' : `dans ${days(left)}`}. Renouvelez-le à temps.`,
  actions: {
    'accept-terms': 'Accepter les conditions d’utilisation',
    identify: 'S’identifier',
    retry: 'Réessayer',
    renew: 'Renouveler l’enregistrement',
    upgrade: 'Étendre l’enregistrement',
  },
  explanationTitle: 'Qu’est-ce qu’une signature électronique qualifiée ?',
  explanation: [
    'C’est le niveau le plus élevé de la signature électronique. La loi l’assimile à la signature manuscrite : en Suisse avec un horodatage qualifié, dans l’UE et l’EEE dans chaque pays.',
    'La Suisse (ZertES) et l’UE (eIDAS) sont deux espaces juridiques séparés. Un enregistrement pour l’un n’est pas valable pour l’autre.',
    'Vous prouvez votre identité une fois. Elle est ensuite liée à votre numéro de mobile et à votre moyen d’approbation : Mobile ID, ou un mot de passe avec un code SMS. Vous approuvez chaque signature avec deux facteurs : quelque chose que vous possédez et quelque chose que vous seul connaissez ou êtes.',
    'Un enregistrement pour les signatures qualifiées est valable cinq ans au plus. Il prend fin plus tôt si votre pièce d’identité expire ou si votre moyen d’approbation change, par exemple avec un nouveau mot de passe ou si Mobile ID est réactivé sans son code de récupération.',
    'Une signature avancée est une preuve solide, mais la loi ne l’assimile pas à la signature manuscrite. Elle suffit partout où la loi n’exige pas de forme particulière. Certains documents demandent toujours du papier ou un notaire. Ces informations sont générales et ne constituent pas un conseil juridique.',
  ],

  tcTitle: 'Conditions d’utilisation',
  tcIdle: 'Confirmez votre numéro de mobile pour voir si des conditions attendent votre acceptation.',
  tcLoading: 'Recherche de conditions à accepter…',
  tcNothing: 'Il n’y a pas de conditions à accepter.',
  tcIntro:
    'Lisez les conditions, puis décidez. Pour les accepter, vous confirmez comme pour signer : avec Mobile ID, ou avec un mot de passe et un code SMS.',
  tcRecommend: 'Nous recommandons d’accepter les deux : vous ne pouvez signer que là où vous avez accepté les conditions.',
  tcDocument: jurisdiction =>
    own({zertes: 'Conditions d’utilisation, Suisse (ZertES)', eidas: 'Conditions d’utilisation, Union européenne (eIDAS)'}, jurisdiction) ??
    'Conditions d’utilisation',
  tcZertes: 'J’accepte les conditions d’utilisation pour la Suisse (ZertES).',
  tcEidas: 'J’accepte les conditions d’utilisation pour l’Union européenne (eIDAS).',
  tcRisk:
    'Je comprends que, si j’accepte avec un autre moyen d’approbation que celui de mon enregistrement, cet enregistrement peut être réduit aux signatures avancées.',
  tcDecisions: 'Votre décision',
  tcNeeded: 'Pour accepter, cochez au moins l’une des deux conditions, ainsi que la phrase sur le risque.',
  tcMissingTerms: 'Acceptez au moins les conditions pour la Suisse ou celles pour l’Union européenne.',
  tcMissingRisk: 'Confirmez que vous comprenez le risque.',
  tcAccept: 'Accepter',
  tcStarting: 'Démarrage de l’acceptation…',
  tcOpen: 'Ouvrir les conditions d’utilisation',
  tcOpenIntro:
    'Vous lisez et acceptez les conditions sur une page du service d’enregistrement. Cette page-ci détecte automatiquement quand vous avez terminé.',
  tcPhoneTitle: 'Confirmez sur votre téléphone',
  tcPhone:
    'Une demande de Mobile ID va s’afficher sur votre téléphone. Saisissez-y votre PIN, ou confirmez dans l’application. Si vous signez avec un mot de passe, une page prévue pour cela s’ouvrira ici.',
  tcPhoneMoreHelp:
    'Toujours rien ? Déverrouillez le téléphone et ouvrez l’application Mobile ID, ou activez puis désactivez le mode avion. Vous pouvez annuler et recommencer ; rien n’est accepté tant que vous n’avez pas confirmé.',
  tcPhoneHelp: 'Rien n’est arrivé ? Vérifiez que votre téléphone est allumé et qu’il capte le réseau. Cela peut prendre une à deux minutes.',
  tcConsentTitle: 'Confirmez avec votre mot de passe',
  tcConsent: host =>
    `Sur la page du site ${host}, saisissez votre mot de passe, ou choisissez-en un si vous n’en avez pas encore. Saisissez ensuite le code reçu par SMS. Nous ne voyons jamais votre mot de passe.`,
  tcConsentFrame: 'Page du service d’enregistrement pour le mot de passe et le code SMS',
  tcConsentLink: 'Si la page ne s’affiche pas ici, ouvrez-la directement',
  tcLinkTitle: 'En attente de votre acceptation',
  tcLinkWaiting: 'Acceptez les conditions sur la page qui s’est ouverte, puis revenez ici. Cette page-ci le détecte automatiquement.',
  tcTrouble: 'La connexion est interrompue pour le moment. Nous continuons d’essayer.',
  tcCancel: 'Annuler',
  tcAcceptedTitle: 'Conditions acceptées',
  tcAccepted: 'Merci. Les conditions d’utilisation sont acceptées.',
  tcDowngradedTitle: 'Conditions acceptées, enregistrement réduit',
  tcDowngraded:
    'Les conditions sont acceptées, mais votre enregistrement n’est plus valable que pour les signatures avancées. Identifiez-vous à nouveau pour signer avec une signature qualifiée.',
  tcReceipt: 'Télécharger le justificatif',
  tcDeclinedTitle: 'Conditions non acceptées',
  tcDeclined: 'La demande a été refusée, et rien n’a été accepté. Vous pouvez recommencer quand vous voulez.',
  tcExpiredTitle: 'Pas de réponse à temps',
  tcExpired: 'Aucune confirmation n’est arrivée à temps. Rien n’est perdu : si vous venez de confirmer, vérifiez à nouveau ; sinon, recommencez.',
  tcCheckAgain: 'Vérifier à nouveau',
  tcStartAgain: 'Recommencer',
  tcFailedTitle: 'L’acceptation n’a pas fonctionné',
  tcRefusals: {
    declined: 'La demande a été refusée.',
    unanswered: 'Aucune confirmation n’est arrivée à temps.',
    busy: 'Une autre demande est encore ouverte sur votre téléphone. Répondez-y ou attendez une minute, puis recommencez.',
    'pin-blocked': 'Le PIN de votre Mobile ID est bloqué. Réactivez Mobile ID sur mobileid.ch avec votre code de récupération, puis recommencez.',
    suspended: 'Votre Mobile ID est suspendu. Adressez-vous à votre opérateur mobile ou à l’assistance.',
    'not-active':
      'Mobile ID n’est pas actif sur ce numéro. Activez-le sur mobileid.ch ; si vous l’aviez déjà, utilisez votre code de récupération.',
    'unknown-number': 'Mobile ID ne connaît pas ce numéro. Vérifiez le numéro, ou activez d’abord Mobile ID.',
    connection: 'Votre téléphone n’a pas pu être joint. Vérifiez qu’il capte le réseau, puis recommencez.',
    mismatch: 'Votre moyen d’approbation a changé depuis votre identification. Identifiez-vous à nouveau.',
    'wrong-input': 'Le mot de passe ou le code n’était pas correct. Recommencez.',
    identify: 'Vous devez vous identifier avant de pouvoir accepter les conditions.',
    other: 'Le service d’enregistrement a signalé un problème. Recommencez. Si le problème persiste, adressez-vous à l’assistance.',
  },
  requiredTerms: 'Acceptez d’abord les conditions d’utilisation.',

  identifyTitle: 'Comment souhaitez-vous vous identifier ?',
  identifyIntro: 'Vous le faites une fois ; ensuite, vous pouvez signer jusqu’à la fin de l’enregistrement.',
  identifyNone:
    'Aucun moyen d’identification n’est proposé ici pour ce qu’il vous faut. Veuillez vous adresser à l’exploitant de cette page.',
  identifyWarning:
    'Vous signez avec un mot de passe. Si vous vous identifiez pour un deuxième espace juridique, vous recevez un nouveau mot de passe, et les signatures qualifiées peuvent alors cesser de fonctionner dans le premier. Activez d’abord Mobile ID, puis identifiez-vous : avec Mobile ID, ce problème ne se pose pas.',
  identifySample: 'Exemple',
  identifyStart: name => `Commencer : ${name}`,
  identifyGrant: (area, level) => `${area} : signature ${level >= 4 ? 'qualifiée' : 'avancée'} (niveau ${level})`,
  identifyFacts: {validity: 'Validité', needs: 'Il vous faut', provider: 'Proposé par', hours: 'Quand'},
  identifyReturn:
    'Revenez ici quand vous avez terminé. Votre statut sera alors lu à nouveau ; il peut s’écouler environ une heure avant que le changement soit visible.',

  infoTitle: 'À propos des signatures électroniques',
  infoSources: 'Sources',
  infoNotAdvice: 'Exemples et informations générales, qui ne constituent pas un conseil juridique.',
  infoTest: 'Essayer',
  infoTestLink: 'Faire une signature de test',
  advisorTitle: 'Puis-je signer ce document ?',
  advisorDocument: 'Que voulez-vous signer ?',
  advisorArea: 'Où la signature doit-elle être valable ?',
  advisorChoose: 'Veuillez choisir',
  advisorForms: {
    advanced: 'Une signature avancée (niveau 3) suffit.',
    qualified: 'Il faut une signature qualifiée (niveau 4).',
    impossible: 'Ce document ne peut pas être signé par voie électronique.',
    unknown: 'Il n’y a pas de réponse générale à cette question.',
  },
  advisorNext: {
    sign: 'Votre enregistrement suffit : vous pouvez signer.',
    identify: 'Vous ne pouvez pas encore le signer : identifiez-vous d’abord.',
    'accept-terms': 'Acceptez les conditions d’utilisation, puis vous pourrez signer.',
    check: 'Confirmez votre numéro de mobile pour voir si vous pouvez le signer.',
    paper: 'Il faut du papier, l’écriture manuscrite ou un notaire.',
    ask: 'Demandez à quelqu’un qui connaît le droit applicable.',
  },
  advisorTable: 'Quelle signature pour quel document ?',

  flowTitle: 'Signature électronique : enregistrement',
  needsScript: 'Cette page a besoin de JavaScript. Autorisez-le dans les réglages de votre navigateur, puis rechargez la page.',
  flowStepsTitle: 'Étapes',
  flowSteps: {phone: 'Numéro de mobile', status: 'Statut', terms: 'Conditions d’utilisation', identify: 'Identification', done: 'Terminé'},
  flowStepPast: '(étape terminée)',
  flowPosition: (index, total) => `Étape ${index} sur ${total}`,
  flowBack: 'Retour',
  flowSkip: 'Continuer sans accepter',
  flowDone: 'Tout est prêt : vous pouvez signer.',
  flowDoneUnsigned: 'Vous avez terminé ici. Ce que vous pouvez signer maintenant est indiqué ci-dessous.',
  launch: 'Vérifier si je peux signer',
  launchElsewhere: 'Continuez sur la page qui s’est ouverte. Celle-ci détecte automatiquement quand vous avez terminé.',
  close: 'Fermer',
  calendarEntry: 'Ajouter à l’agenda',
  calendarTitle: 'Fin de l’enregistrement pour les signatures électroniques qualifiées',

  problems: {
    configuration: 'Cette page n’est pas configurée correctement. Veuillez le signaler à son exploitant.',
    token: 'La page n’a pas pu se connecter au service. Veuillez réessayer.',
    network: 'Le service n’a pas pu être joint. Vérifiez votre connexion et réessayez.',
    timeout: 'Le service a mis trop de temps à répondre. Veuillez réessayer.',
    unauthorized: 'Votre session est terminée. Confirmez à nouveau votre numéro de mobile, ou rechargez la page.',
    forbidden: 'Cela n’est pas permis pour ce numéro.',
    'not-found': 'Le service n’a pas trouvé ce qui était demandé. Veuillez le signaler à l’exploitant de cette page.',
    'invalid-number': 'Le service n’accepte pas ce numéro. Vérifiez les chiffres et le pays.',
    'wrong-code': 'Le code n’est pas correct. Vérifiez le SMS le plus récent et saisissez à nouveau le code.',
    'code-expired': 'Ce code n’est plus valable. Demandez-en un nouveau.',
    'too-many-requests': 'Il y a eu trop de demandes. Attendez un peu, puis réessayez.',
    'terms-declined': 'La demande a été refusée, et rien n’a été accepté.',
    'terms-expired': 'Ces conditions ne sont plus actuelles, ou aucune réponse n’est arrivée à temps. Recommencez.',
    'blocked-url':
      'L’adresse des conditions n’appartient pas au service d’enregistrement, elle n’est donc pas ouverte. Veuillez vous adresser à l’assistance.',
    server: 'Le service a un problème pour le moment. Veuillez réessayer plus tard.',
    'unexpected-response': 'La réponse du service n’a pas pu être comprise. Veuillez réessayer plus tard.',
  },
  waitFor: seconds => `Réessayez dans ${duration(seconds)}.`,
};
