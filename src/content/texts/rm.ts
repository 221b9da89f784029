import type {Samples} from '../samples.js';

/** The samples in Romansh (Rumantsch Grischun). */
export const rmSamples: Samples = {
  methods: {
    names: {
      shop: 'Persunalmain, en ina butia',
      'auto-ch': 'Independentamain cun la camera, Svizra',
      'video-ch': 'Telefonada cun video, Svizra',
      'video-eu': 'Telefonada cun video, UE',
      'selfie-eu': 'Selfie, UE',
      'eid-de': 'Carta d’identitad tudestga, online (eID)',
      'bank-de': 'Banca online tudestga',
    },
    validity: {
      'five-years': 'Fin a 5 onns, damain sche Voss document d’identitad scada pli baud',
      'two-years': '2 onns',
      perhaps: 'Fin a 5 onns, eventualmain damain',
    },
    needs: {
      shop: 'Passaport u carta d’identitad; activai l’emprim Mobile ID',
      'auto-ch': 'Passaport u carta d’identitad, in telefonin cun camera',
      'video-ch': 'Passaport u carta d’identitad, in telefonin u in computer cun camera',
      'video-eu': 'Passaport u carta d’identitad, in telefonin u in computer cun camera',
      'selfie-eu': 'Passaport da la UE u carta d’identitad tudestga, in telefonin cun camera',
      'eid-de': 'Carta d’identitad u permiss da dimora tudestg cun il PIN, in telefonin che legia il chip (NFC)',
      'bank-de': 'In conto tar ina banca tudestga cun access online, per in pajament da 0.10 euros',
    },
    providers: {
      shop: 'Ina butia dal servetsch da confidenza',
      partner: 'In partenari d’identificaziun',
    },
    hours: {
      shop: 'Uras d’avertura da la butia',
      always: 'Da tut temp',
      agents: 'Cura ch’il persunal è disponibel',
    },
  },
  documents: {
    names: {
      sales: 'Contract da vendita, da servetschs u da furniziun, cunvegna da confidenzialitad',
      employment: 'Contract da lavur illimità',
      'non-compete': 'Contract da lavur cun scumond da concurrenza',
      'fixed-term': 'Contract da lavur limità (Germania)',
      'consumer-credit': 'Credit da consum',
      assignment: 'Cessiun da pretensiuns (Svizra)',
      apprenticeship: 'Contract d’emprendissadi (Svizra)',
      termination: 'Disditga d’ina relaziun da lavur (Germania)',
      'real-estate': 'Vendita d’immobiglias, document notarial',
      will: 'Testament',
    },
    notes: {
      national: 'En la UE decida il dretg naziunal davart la furma; ils exempels suondan il dretg tudestg.',
      will: 'En Svizra a maun; er il dretg austriac excluda la furma electronica.',
    },
  },
  topics: {
    levels: {
      title: 'Tge muntan ils nivels?',
      paragraphs: [
        'Il nivel 4 As lubescha da suttascriver cun suttascripziuns qualifitgadas. Tenor la lescha èn ellas equivalentas a Vossa suttascripziun a maun, e valan sco autenticas fin ch’insatgi cumprova il cuntrari.',
        'Il nivel 3 As lubescha da suttascriver cun suttascripziuns avanzadas. Ellas èn ina cumprova solida ch’ina dretgira valitescha libramain, e bastan dapertut nua che la lescha na pretenda nagina furma speziala.',
      ],
    },
    areas: {
      title: 'Nua vala mia suttascripziun?',
      paragraphs: [
        'La Svizra ha sia atgna lescha (ZertES), la UE ed il SEE han la lur (eIDAS). Ina suttascripziun ch’è qualifitgada tenor l’ina n’è betg automaticamain qualifitgada tenor l’autra. Vus pudais avair ina registraziun per omaduas.',
        'En Svizra dovra ina suttascripziun qualifitgada in bul da temp qualifitgà per esser equivalenta ad ina suttascripziun a maun; il servetsch agiunta adina in.',
      ],
    },
    means: {
      title: 'Co approvesch jau ina suttascripziun?',
      paragraphs: [
        'Cun dus elements da different gener, per exempel in telefonin che Vus avais ed in secret che Vus enconuschais: Mobile ID sin Vossa SIM u en l’app, u in pled-clav ensemen cun in code via SMS. In SMS sulet mussa mo che Vus avais il telefonin; quai basta per suttascripziuns avanzadas.',
        'Sche Vus vulais utilisar Mobile ID, activai Mobile ID avant che Vus As identifitgais, e notai il code da recuperaziun. Uschiglio stuais Vus As identifitgar duas giadas.',
      ],
    },
    ends: {
      title: 'Tge terminescha ina registraziun?',
      paragraphs: [
        'Il temp: maximalmain tschintg onns. Damain èn quai, sche la moda d’identificaziun vala main ditg e, tar suttascripziuns qualifitgadas, sche Voss document d’identitad scada pli baud.',
        'Ina midada da Voss med d’approvaziun: in nov pled-clav, Mobile ID activà suenter ina registraziun cun pled-clav, u Mobile ID activà danovamain senza code da recuperaziun (nov telefonin cun l’app, nova SIM u eSIM, auter purschider, auter numer).',
        'La medema SIM en in auter telefonin na mida nagut, ed er in auter telefonin betg, sche Vus suttascrivais cun pled-clav e code SMS.',
      ],
    },
    faq: {
      title: 'Dumondas frequentas',
      paragraphs: [
        'Jau hai fatg l’identificaziun, ma il status di che jau n’hai nagina registraziun. Suenter ina telefonada cun video po quai durar circa ina ura. Controllai pli tard anc ina giada.',
        'Il SMS cun la colliaziun a las cundiziuns d’utilisaziun n’è mai arrivà. Vus na duvrais betg quel: acceptai las cundiziuns qua.',
        'Jau hai emblidà mes pled-clav. Cun in nov pled-clav na pudais Vus betg pli suttascriver cun suttascripziuns qualifitgadas, fin che Vus As identifitgais danovamain; suttascripziuns avanzadas cun in code SMS èn forsa anc pussaivlas.',
        'Pertge datti duas giadas cundiziuns d’utilisaziun? Las unas èn per la Svizra, las autras per la UE. Quellas che Vus acceptais decidan nua che Vus pudais suttascriver; nus recumandain tuttas duas.',
      ],
    },
    tutorials: {
      title: 'Instrucziuns e novitads',
      paragraphs: [
        'Las paginas d’agid dals servetschs declaran mintga pass cun maletgs.',
      ],
    },
  },
  links: {
    help: 'Agid dal servetsch da confidenza (per englais)',
    'mobile-id': 'Mobile ID: dumondas e respostas (per englais)',
  },
};
