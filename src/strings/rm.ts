import {own} from '../api/own.js';
import {maskMsisdn} from '../flows/msisdn.js';
import {counting} from './counting.js';
import {daysBy} from './dates.js';
import {countryInRomansh} from './rm-countries.js';
import type {Strings} from './strings.js';

// Numbers are written as in the rest of Switzerland.
const {days, duration} = counting('de-CH', {day: ['di', 'dis'], minute: ['minuta', 'minutas'], second: ['secunda', 'secundas']});

const months = 'schaner favrer mars avrigl matg zercladur fanadur avust settember october november december'.split(' ');

/** The article before a day: `ils 4 da matg`, `l’emprim da matg`. */
const onDay = (date: string) => (date.startsWith('1 ') ? `l’emprim ${date.slice(2)}` : `ils ${date}`);

/** Romansh, as written in all of Grisons (Rumantsch Grischun). */
export const rm: Strings = {
  day: daysBy((day, month, year) => `${day} ${/^[ao]/.test(months[month]!) ? 'd’' : 'da '}${months[month]!} ${year}`),
  countryName: countryInRomansh,
  errorPrefix: 'Errur:',
  newTab: '(en in nov tab)',
  newWindow: '(en ina nova fanestra)',
  loading: 'Chargiar…',
  broken: 'Questa part da la pagina na funcziunescha actualmain betg. Rechargiai la pagina.',
  tryAgain: 'Empruvar anc ina giada',
  reference: id => `Referenza per il servetsch d’agid: ${id}`,
  supportCopy: 'Copiar las indicaziuns per il servetsch d’agid',
  supportCopied: 'Copià. Encollai las indicaziuns là, nua che Vus scrivais al servetsch d’agid.',
  supportSelect: 'Voss navigatur na permetta betg da copiar. Tschernì las indicaziuns e copiai ellas sezs.',
  supportDetails: 'Indicaziuns per il servetsch d’agid',
  helpTitle: 'Duvrais Vus agid?',
  helpPage: 'Agid e contact',
  helpPhone: phone => `Telefonar al numer ${phone}`,

  phoneTitle: 'Confermai Voss numer da telefonin',
  phoneIntro: 'Nus As tramettain in code via SMS. El mussa che quest numer appartegna a Vus.',
  country: 'Pajais',
  mobileNumber: 'Numer da telefonin',
  numberHint: 'Per exempel 079 123 45 67',
  foreignNumberHint: 'Cun u senza il prefix dal pajais',
  numberMissing: 'Endatai Voss numer da telefonin.',
  numberWrong: 'Quai n’è betg in numer da telefonin cumplet. Controllai las cifras ed il pajais.',
  numberCountry: names => `Qua vegnan acceptads mo numers da quests pajais: ${names}.`,
  unusualSwissNumber: 'Numers da telefonin svizzers han diesch cifras e cumenzan cun 07. Controllai il numer avant che Vus cuntinuais.',
  sendCode: 'Trametter il code',
  sendingCode: 'Il code vegn tramess…',
  codeTitle: 'Endatai il code',
  codeSentTo: msisdn => `Nus avain tramess in SMS cun in code al numer ${maskMsisdn(msisdn)}.`,
  codeSentAgain: msisdn => `In nov code è per via a ${maskMsisdn(msisdn)}. Utilisai il code dal SMS il pli nov.`,
  codeMaybeSent: msisdn =>
    `La connexiun è vegnida interrutta. Forsa avais Vus gia survegnì in code sin il numer ${maskMsisdn(msisdn)}. Endatai quel, u dumandai prest in nov.`,
  code: 'Code dal SMS',
  codeHint: 'Letras u cifras. Vus pudais encollar l’entir messadi.',
  codeMissing: 'Endatai il code dal SMS.',
  codeShape: 'In code ha 4 fin 10 letras u cifras. Controllai Vossa endataziun.',
  codeLocked: 'Igl ha dà memia bleras emprovas. Dumandai in nov code.',
  codeNotHere: 'Quest navigatur n’enconuscha betg il code. Permettai cookies per questa pagina e dumandai lura in nov code.',
  checkCode: 'Confermar',
  checkingCode: 'Il code vegn controllà…',
  resendCode: 'Trametter in nov code',
  resendIn: seconds => `Vus pudais dumandar in nov code en ${duration(seconds)}.`,
  resendSpent: 'Il mument na pon betg pli vegnir tramess codes. Empruvai pli tard, u As drizzai al servetsch d’agid.',
  changeNumber: 'Midar il numer',
  verifiedTitle: 'Numer da telefonin confermà',
  numberVerified: msisdn => `Il numer ${maskMsisdn(msisdn)} è confermà.`,
  requiredNumber: 'Confermai l’emprim Voss numer da telefonin.',

  statusTitle: 'Voss status da suttascripziun',
  statusIdle: 'Confermai Voss numer da telefonin per vesair tge che Vus pudais suttascriver.',
  statusLoading: 'Nus controllain tge che Vus pudais suttascriver…',
  statusFailed: 'Voss status n’ha betg pudì vegnir legì. Quai na di nagut davart Vossa registraziun.',
  retryingSoon: 'Nus empruvain automaticamain anc ina giada en intginas secundas.',
  canSign: (level, area) =>
    level >= 4
      ? `Vus pudais suttascriver cun ina suttascripziun electronica qualifitgada${area}.`
      : `Vus pudais suttascriver cun ina suttascripziun electronica avanzada${area}.`,
  inArea: jurisdiction =>
    own({zertes: ' tenor il dretg svizzer', eidas: ' tenor il dretg da la UE'}, jurisdiction) ?? (jurisdiction ? ` tenor ${jurisdiction}` : ''),
  termsPending: 'Avant che Vus pudais suttascriver manca anc in pass: acceptai las cundiziuns d’utilisaziun.',
  notRegistered:
    'Vus n’avais anc nagina registraziun per suttascripziuns electronicas. Per suttascriver, As identifitgai ina giada ed acceptai las cundiziuns d’utilisaziun.',
  jurisdictionMissing: area =>
    `Vossa registraziun na vala betg per suttascripziuns${area}. As identifitgai per quest spazi giuridic per pudair suttascriver là.`,
  levelTooLow: (area, advanced) =>
    advanced
      ? `Vossa registraziun basta per suttascripziuns avanzadas, ma betg per suttascripziuns qualifitgadas${area}. As identifitgai per il nivel pli aut.`
      : `Vossa registraziun na cuntanscha betg il nivel necessari${area}. As identifitgai per il nivel pli aut.`,
  expired: date => `Vossa registraziun per suttascripziuns qualifitgadas è scadida ${onDay(date)}. As identifitgai danovamain per la renovar.`,
  mismatch: {
    'mobile-id-after-password':
      'Ina suttascripziun qualifitgada n’è betg pussaivla: Vus avais activà Mobile ID suenter ina registraziun cun pled-clav. As identifitgai danovamain: uschia vegn Mobile ID collià cun Vossa identitad.',
    'password-changed':
      'Ina suttascripziun qualifitgada n’è betg pussaivla: Voss pled-clav è vegnì definì da nov suenter l’identificaziun. As identifitgai danovamain: uschia vegn il nov pled-clav collià cun Vossa identitad.',
    'mobile-id-reactivated':
      'Ina suttascripziun qualifitgada n’è betg pussaivla: Voss Mobile ID è vegnì activà danovamain senza code da recuperaziun. Controllai sche Mobile ID funcziuna e sche Vus avais notà il nov code da recuperaziun. As identifitgai lura danovamain.',
    unspecified:
      'Ina suttascripziun qualifitgada n’è betg pussaivla: Voss med d’approvaziun è sa midà dapi l’identificaziun, per exempel tras in nov Mobile ID u in nov pled-clav. As identifitgai danovamain.',
  },
  mismatchAdvanced:
    'Suttascripziuns avanzadas mo cun in code SMS èn forsa anc pussaivlas. Dumandai tar la plattafurma sin la quala Vus suttascrivais.',
  unavailable:
    'Voss status na po il mument betg vegnir consultà. Quai na di nagut davart Vossa registraziun.',
  pleaseTryAgain: 'Empruvai per plaschair anc ina giada.',
  unknownStatus:
    'Voss status n’ha betg pudì vegnir determinà. Empruvai per plaschair anc ina giada. Sch’il problem resta, As drizzai al servetsch d’agid.',
  areas: 'Nua che Vus pudais suttascriver',
  upgradeArea: area => `Extender: ${area}`,
  jurisdiction: code => own({zertes: 'Svizra (ZertES)', eidas: 'Uniun europeica (eIDAS)'}, code) ?? code,
  otherArea: 'In auter spazi giuridic',
  level: level => `Nivel ${level}`,
  areaQualified: {
    yes: 'suttascripziuns qualifitgadas ed avanzadas',
    no: 'il mument naginas suttascripziuns qualifitgadas',
    unknown: 'na po il mument betg vegnir determinà',
  },
  areaAdvanced: 'suttascripziuns avanzadas',
  areaAdvancedUnknown: 'suttascripziuns avanzadas cun in code SMS èn forsa anc pussaivlas',
  noAreas: 'Nagina registraziun',
  areasUnknown: 'Na po il mument betg vegnir determinà',
  means: 'Voss med d’approvaziun',
  meansNames: {'mobile-id': 'Mobile ID', 'password-otp': 'Pled-clav e code SMS'},
  meansActive: name => `${name} (activ)`,
  meansChanged: 'Midà dapi l’identificaziun',
  meansNone: 'Nagin registrà',
  meansUnknown: 'Na po il mument betg vegnir determinà',
  terms: 'Cundiziuns d’utilisaziun',
  termsStates: {
    accepted: 'Acceptadas',
    pending: 'Spetgan Voss consentiment',
    unknown: 'Na po il mument betg vegnir determinà',
    'not-applicable': 'Il mument betg necessarias',
  },
  termsLater: 'Suenter l’identificaziun',
  expiry: 'Fin da la registraziun per suttascripziuns qualifitgadas',
  expiryDate: (date, left) => `${date} (${left < 0 ? 'scadida' : left === 0 ? 'scada oz' : `anc ${days(left)}`})`,
  expiryNone: 'Nagina data inditgada',
  expirySoon: left =>
    `Vossa registraziun per suttascripziuns qualifitgadas scada ${left === 0 ? 'oz' : `en ${days(left)}`}. Renovai la registraziun a temp.`,
  actions: {
    'accept-terms': 'Acceptar las cundiziuns d’utilisaziun',
    identify: 'S’identifitgar',
    retry: 'Empruvar anc ina giada',
    renew: 'Renovar la registraziun',
    upgrade: 'Extender la registraziun',
  },
  explanationTitle: 'Tge è ina suttascripziun electronica qualifitgada?',
  explanation: [
    'Ella è il pli aut nivel da la suttascripziun electronica. Tenor la lescha è ella equivalenta a la suttascripziun a maun: en Svizra ensemen cun in bul da temp qualifitgà, en la UE ed en il SEE en mintga pajais.',
    'La Svizra (ZertES) e la UE (eIDAS) èn dus spazis giuridics separads. Ina registraziun per l’in na vala betg per l’auter.',
    'Vus cumprovais Vossa identitad ina giada. Lura vegn ella colliada cun Voss numer da telefonin e cun Voss med d’approvaziun: Mobile ID, u in pled-clav cun in code SMS. Vus approvais mintga suttascripziun cun dus facturs: cun insatge che Vus avais e cun insatge che mo Vus savais u essas.',
    'Ina registraziun per suttascripziuns qualifitgadas vala maximalmain tschintg onns. Ella finescha pli baud, sche Voss document d’identitad scada u sche Voss med d’approvaziun sa mida, per exempel tras in nov pled-clav u sche Mobile ID vegn activà danovamain senza code da recuperaziun.',
    'Ina suttascripziun avanzada è ina cumprova solida, ma tenor la lescha n’è ella betg equivalenta a la suttascripziun a maun. Ella basta dapertut nua che la lescha na pretenda nagina furma speziala. Tscherts documents dovran anc adina palpiri u in notariat. Quai èn infurmaziuns generalas, nagina cussegliaziun giuridica.',
  ],

  tcTitle: 'Cundiziuns d’utilisaziun',
  tcIdle: 'Confermai Voss numer da telefonin per vesair sche cundiziuns spetgan Voss consentiment.',
  tcLoading: 'Nus tschertgain cundiziuns avertas…',
  tcNothing: 'Naginas cundiziuns spetgan Voss consentiment.',
  tcIntro:
    'Legiai las cundiziuns e decidai lura. Per acceptar las cundiziuns confermais Vus sco per suttascriver: cun Mobile ID, u cun in pled-clav ed in code SMS.',
  tcRecommend: 'Nus recumandain d’acceptar tuttas duas: suttascriver pudais Vus mo là nua che Vus avais acceptà las cundiziuns.',
  tcDocument: jurisdiction =>
    own({zertes: 'Cundiziuns d’utilisaziun, Svizra (ZertES)', eidas: 'Cundiziuns d’utilisaziun, Uniun europeica (eIDAS)'}, jurisdiction) ??
    'Cundiziuns d’utilisaziun',
  tcZertes: 'Jau accept las cundiziuns d’utilisaziun per la Svizra (ZertES).',
  tcEidas: 'Jau accept las cundiziuns d’utilisaziun per l’Uniun europeica (eIDAS).',
  tcRisk:
    'Jau chapesch: sche jau accept cun in auter med d’approvaziun che quel da mia registraziun, po mia registraziun vegnir reducida a suttascripziuns avanzadas.',
  tcDecisions: 'Vossa decisiun',
  tcNeeded: 'Per acceptar, marcai almain ina da las duas cundiziuns, ed era la frasa davart la ristga.',
  tcMissingTerms: 'Acceptai almain las cundiziuns per la Svizra u quellas per l’Uniun europeica.',
  tcMissingRisk: 'Confermai che Vus chapis la ristga.',
  tcAccept: 'Acceptar',
  tcStarting: 'La procedura cumenza…',
  tcOpen: 'Avrir las cundiziuns d’utilisaziun',
  tcOpenIntro:
    'Vus legiais ed acceptais las cundiziuns sin ina pagina dal servetsch da registraziun. Questa pagina qua remartga automaticamain cura che Vus avais finì.',
  tcPhoneTitle: 'Confermai sin Voss telefonin',
  tcPhone:
    'Prest cumpara sin Voss telefonin ina dumonda da Mobile ID. Endatai là Voss PIN, u confermai en l’app. Sche Vus suttascrivais cun in pled-clav, vegn averta qua enstagl ina pagina per quai.',
  tcPhoneMoreHelp:
    'Anc adina nagut? Debloccai il telefonin ed avri l’app Mobile ID, u activai e deactivai il modus da sgol. Vus pudais interrumper e cumenzar da nov; nagut n’è acceptà fin che Vus confermais.',
  tcPhoneHelp: 'N’è nagut arrivà? Controllai sche Voss telefonin è activà ed ha recepziun. Quai po durar ina fin duas minutas.',
  tcConsentTitle: 'Confermai cun Voss pled-clav',
  tcConsent: host =>
    `Endatai Voss pled-clav sin la pagina ${host}, u tschernai in sche Vus n’avais anc nagin. Endatai suenter il code dal SMS. Nus na vesain mai Voss pled-clav.`,
  tcConsentFrame: 'Pagina dal servetsch da registraziun per il pled-clav ed il code SMS',
  tcConsentLink: 'Sche la pagina na cumpara betg qua: avrir directamain',
  tcLinkTitle: 'Nus spetgain Voss consentiment',
  tcLinkWaiting:
    'Acceptai las cundiziuns sin la pagina ch’è vegnida averta, e returnai lura qua. Questa pagina qua remartga quai automaticamain.',
  tcTrouble: 'La connexiun è il mument interrutta. Nus empruvain vinavant.',
  tcCancel: 'Interrumper',
  tcAcceptedTitle: 'Cundiziuns acceptadas',
  tcAccepted: 'Grazia. Las cundiziuns d’utilisaziun èn acceptadas.',
  tcDowngradedTitle: 'Cundiziuns acceptadas, registraziun reducida',
  tcDowngraded:
    'Las cundiziuns èn acceptadas, ma Vossa registraziun vala ussa mo anc per suttascripziuns avanzadas. As identifitgai danovamain per suttascriver cun ina suttascripziun qualifitgada.',
  tcReceipt: 'Telechargiar la cumprova',
  tcDeclinedTitle: 'Cundiziuns betg acceptadas',
  tcDeclined: 'La dumonda è vegnida refusada, e nagut n’è vegnì acceptà. Vus pudais cumenzar da nov cura che Vus vulais.',
  tcExpiredTitle: 'Nagina resposta a temp',
  tcExpired:
    'Nagina conferma è arrivada a temp. Nagut n’è pers: sche Vus avais gist confermà, controllai anc ina giada; uschiglio cumenzai da nov.',
  tcCheckAgain: 'Controllar anc ina giada',
  tcStartAgain: 'Cumenzar da nov',
  tcFailedTitle: 'Il consentiment n’ha betg funcziunà',
  tcRefusals: {
    declined: 'La dumonda è vegnida refusada.',
    unanswered: 'Nagina conferma è arrivada a temp.',
    busy: 'Sin Voss telefonin è anc averta ina autra dumonda. Respundai a quella u spetgai ina minuta, e cumenzai lura da nov.',
    'pin-blocked':
      'Il PIN da Voss Mobile ID è bloccà. Activai Mobile ID danovamain sin mobileid.ch cun Voss code da recuperaziun, e cumenzai lura da nov.',
    suspended: 'Voss Mobile ID è bloccà. As drizzai a Voss purschider da telefonia mobila u al servetsch d’agid.',
    'not-active':
      'Mobile ID n’è betg activ sin quest numer. Activai Mobile ID sin mobileid.ch; sche Vus avevas gia Mobile ID, utilisai Voss code da recuperaziun.',
    'unknown-number': 'Mobile ID n’enconuscha betg quest numer. Controllai il numer, u activai l’emprim Mobile ID.',
    connection: 'Voss telefonin n’ha betg pudì vegnir cuntanschì. Controllai la recepziun, e cumenzai lura da nov.',
    mismatch: 'Voss med d’approvaziun è sa midà dapi l’identificaziun. As identifitgai danovamain.',
    'wrong-input': 'Il pled-clav u il code n’era betg correct. Cumenzai da nov.',
    identify: 'Vus stuais As identifitgar avant che Vus pudais acceptar las cundiziuns.',
    other: 'Il servetsch da registraziun ha annunzià in problem. Cumenzai da nov. Sch’il problem resta, As drizzai al servetsch d’agid.',
  },
  requiredTerms: 'Acceptai l’emprim las cundiziuns d’utilisaziun.',

  identifyTitle: 'Co vulais Vus As identifitgar?',
  identifyIntro: 'Quai faschais Vus ina giada; lura pudais Vus suttascriver fin che la registraziun scada.',
  identifyNone:
    'Per quai che Vus duvrais na vegn qua purschida nagina identificaziun. As drizzai per plaschair a las persunas responsablas per questa pagina.',
  identifyWarning:
    'Vus suttascrivais cun in pled-clav. Sche Vus As identifitgais per in segund spazi giuridic, survegnis Vus in nov pled-clav, e suttascripziuns qualifitgadas en l’emprim na funcziunan lura eventualmain betg pli. Activai l’emprim Mobile ID ed As identifitgai lura: cun Mobile ID n’exista quest problem betg.',
  identifySample: 'Exempel',
  identifyStart: name => `Cumenzar: ${name}`,
  identifyGrant: (area, level) => `${area}: suttascripziun ${level >= 4 ? 'qualifitgada' : 'avanzada'} (nivel ${level})`,
  identifyFacts: {validity: 'Valaivladad', needs: 'Vus duvrais', provider: 'Purschì da', hours: 'Cura'},
  identifyReturn:
    'Returnai qua cura che Vus avais finì. Voss status vegn lura legì danovamain; i po durar circa ina ura fin che la midada è visibla.',

  infoTitle: 'Davart las suttascripziuns electronicas',
  infoSources: 'Funtaunas',
  infoNotAdvice: 'Exempels ed infurmaziuns generalas, nagina cussegliaziun giuridica.',
  infoTest: 'Empruvar',
  infoTestLink: 'Far ina suttascripziun d’emprova',
  advisorTitle: 'Poss jau suttascriver quest document?',
  advisorDocument: 'Tge vulais Vus suttascriver?',
  advisorArea: 'Nua sto la suttascripziun valair?',
  advisorChoose: 'Tscherner per plaschair',
  advisorForms: {
    advanced: 'Ina suttascripziun avanzada (nivel 3) basta.',
    qualified: 'I dovra ina suttascripziun qualifitgada (nivel 4).',
    impossible: 'Quest document na po betg vegnir suttascrit electronicamain.',
    unknown: 'I na dat nagina resposta generala sin questa dumonda.',
  },
  advisorNext: {
    sign: 'Vossa registraziun basta: Vus pudais suttascriver.',
    identify: 'Vus na pudais anc betg suttascriver quest document: As identifitgai l’emprim.',
    'accept-terms': 'Acceptai las cundiziuns d’utilisaziun, lura pudais Vus suttascriver.',
    check: 'Confermai Voss numer da telefonin per vesair sche Vus pudais suttascriver quest document.',
    paper: 'I dovra palpiri, scrittira a maun u in notariat.',
    ask: 'Dumandai insatgi ch’enconuscha il dretg là.',
  },
  advisorTable: 'Tge suttascripziun per tge document?',

  flowTitle: 'Suttascripziun electronica: registraziun',
  needsScript: 'Questa pagina dovra JavaScript. Lubi quai en las configuraziuns da Voss navigatur, e chargiai lura danovamain la pagina.',
  flowStepsTitle: 'Pass',
  flowSteps: {phone: 'Numer da telefonin', status: 'Status', terms: 'Cundiziuns d’utilisaziun', identify: 'Identificaziun', done: 'Finì'},
  flowStepPast: '(finì)',
  flowPosition: (index, total) => `Pass ${index} da ${total}`,
  flowBack: 'Enavos',
  flowSkip: 'Cuntinuar senza acceptar',
  flowDone: 'Tut è pront: Vus pudais suttascriver.',
  flowDoneUnsigned: 'Vus avais finì qua. Sutvart stat tge che Vus pudais ussa suttascriver.',
  launch: 'Controllar sche jau poss suttascriver',
  launchElsewhere: 'Cuntinuai sin la pagina ch’è vegnida averta. Questa qua remartga automaticamain cura che Vus avais finì.',
  close: 'Serrar',
  calendarEntry: 'Agiuntar al chalender',
  calendarTitle: 'Fin da la registraziun per suttascripziuns electronicas qualifitgadas',

  problems: {
    configuration: 'Questa pagina n’è betg configurada correctamain. Annunziai quai per plaschair a las persunas responsablas per la pagina.',
    token: 'La pagina n’ha betg pudì s’annunziar tar il servetsch. Empruvai per plaschair anc ina giada.',
    network: 'Il servetsch n’ha betg pudì vegnir cuntanschì. Controllai Vossa connexiun ed empruvai anc ina giada.',
    timeout: 'Il servetsch ha duvrà memia ditg per respunder. Empruvai per plaschair anc ina giada.',
    unauthorized: 'Vossa sessiun è scadida. Confermai danovamain Voss numer da telefonin, u chargiai danovamain la pagina.',
    forbidden: 'Quai n’è betg lubì per quest numer.',
    'not-found':
      'Il servetsch n’ha betg chattà quai ch’è vegnì dumandà. Annunziai quai per plaschair a las persunas responsablas per questa pagina.',
    'invalid-number': 'Il servetsch n’accepta betg quest numer. Controllai las cifras ed il pajais.',
    'wrong-code': 'Il code n’è betg correct. Guardai en il SMS il pli nov ed endatai il code anc ina giada.',
    'code-expired': 'Quest code na vala betg pli. Dumandai in nov.',
    'too-many-requests': 'Igl ha dà memia bleras dumondas. Spetgai in pau ed empruvai lura anc ina giada.',
    'terms-declined': 'La dumonda è vegnida refusada, e nagut n’è vegnì acceptà.',
    'terms-expired': 'Questas cundiziuns n’èn betg pli actualas, u nagina resposta è arrivada a temp. Cumenzai da nov.',
    'blocked-url':
      'L’adressa da las cundiziuns n’appartegna betg al servetsch da registraziun e na vegn perquai betg averta. As drizzai per plaschair al servetsch d’agid.',
    server: 'Il servetsch ha il mument in problem. Empruvai per plaschair pli tard anc ina giada.',
    'unexpected-response': 'La resposta dal servetsch n’ha betg pudì vegnir chapida. Empruvai per plaschair pli tard anc ina giada.',
  },
  waitFor: seconds => `Empruvai anc ina giada en ${duration(seconds)}.`,
};
