import type {Samples} from '../samples.js';

/** The samples in Italian, for Switzerland first. */
export const itSamples: Samples = {
  methods: {
    names: {
      shop: 'Di persona, in un negozio',
      'auto-ch': 'In autonomia con la fotocamera, Svizzera',
      'video-ch': 'Videochiamata, Svizzera',
      'video-eu': 'Videochiamata, UE',
      'selfie-eu': 'Selfie, UE',
      'eid-de': 'Carta d’identità tedesca, online (eID)',
      'bank-de': 'Banca online tedesca',
    },
    validity: {
      'five-years': 'Fino a 5 anni, meno se il Suo documento d’identità scade prima',
      'two-years': '2 anni',
      perhaps: 'Fino a 5 anni, forse meno',
    },
    needs: {
      shop: 'Passaporto o carta d’identità; attivi prima Mobile ID',
      'auto-ch': 'Passaporto o carta d’identità, un telefono con fotocamera',
      'video-ch': 'Passaporto o carta d’identità, un telefono o un computer con fotocamera',
      'video-eu': 'Passaporto o carta d’identità, un telefono o un computer con fotocamera',
      'selfie-eu': 'Passaporto dell’UE o carta d’identità tedesca, un telefono con fotocamera',
      'eid-de': 'Carta d’identità o permesso di soggiorno tedesco con il relativo PIN, un telefono che legge il chip (NFC)',
      'bank-de': 'Un conto bancario tedesco con accesso online, per un bonifico di 0,10 euro',
    },
    providers: {
      shop: 'Un negozio del servizio fiduciario',
      partner: 'Un partner di identificazione',
    },
    hours: {
      shop: 'Orari di apertura del negozio',
      always: 'In qualsiasi momento',
      agents: 'Quando il personale è disponibile',
    },
  },
  documents: {
    names: {
      sales: 'Contratto di vendita, di servizi o di fornitura, accordo di riservatezza',
      employment: 'Contratto di lavoro a tempo indeterminato',
      'non-compete': 'Contratto di lavoro con divieto di concorrenza',
      'fixed-term': 'Contratto di lavoro a tempo determinato (Germania)',
      'consumer-credit': 'Credito al consumo',
      assignment: 'Cessione di crediti (Svizzera)',
      apprenticeship: 'Contratto di tirocinio (Svizzera)',
      termination: 'Disdetta di un contratto di lavoro (Germania)',
      'real-estate': 'Vendita di un immobile, atto notarile',
      will: 'Testamento',
    },
    notes: {
      national: 'Nell’UE è il diritto nazionale a decidere la forma; gli esempi seguono il diritto tedesco.',
      will: 'In Svizzera a mano; anche il diritto austriaco esclude la forma elettronica.',
    },
  },
  topics: {
    levels: {
      title: 'Che cosa significano i livelli?',
      paragraphs: [
        'Il livello 4 Le permette di firmare con firme qualificate. Per legge sono equiparate alla Sua firma autografa e si presumono autentiche fino a prova contraria.',
        'Il livello 3 Le permette di firmare con firme avanzate. Sono una prova solida che il giudice valuta liberamente, e bastano ovunque la legge non richieda una forma particolare.',
      ],
    },
    areas: {
      title: 'Dove vale la mia firma?',
      paragraphs: [
        'La Svizzera ha la propria legge (FiEle, detta anche ZertES), l’UE e il SEE hanno la loro (eIDAS). Una firma qualificata secondo l’una non lo è automaticamente secondo l’altra. Può avere una registrazione per entrambe.',
        'In Svizzera una firma qualificata ha bisogno di una marca temporale qualificata per essere equiparata a una firma autografa; il servizio ne aggiunge sempre una.',
      ],
    },
    means: {
      title: 'Come si approva una firma?',
      paragraphs: [
        'Con due elementi di natura diversa, per esempio un telefono che possiede e un segreto che conosce: Mobile ID sulla Sua SIM o nell’app, oppure una password insieme a un codice per SMS. Un SMS da solo dimostra solo che ha il telefono; questo basta per le firme avanzate.',
        'Se desidera usare Mobile ID, lo attivi prima di identificarsi e annoti il codice di recupero. Altrimenti deve identificarsi due volte.',
      ],
    },
    ends: {
      title: 'Che cosa mette fine a una registrazione?',
      paragraphs: [
        'Il tempo: cinque anni al massimo. Sono meno se il modo di identificazione vale per un periodo più breve e, per le firme qualificate, se il Suo documento d’identità scade prima.',
        'Un cambiamento del Suo mezzo di approvazione: una nuova password, Mobile ID attivato dopo una registrazione con password, oppure Mobile ID riattivato senza codice di recupero (nuovo telefono con l’app, nuova SIM o eSIM, altro operatore, altro numero).',
        'La stessa SIM in un altro telefono non cambia niente, e nemmeno un altro telefono se firma con password e codice SMS.',
      ],
    },
    faq: {
      title: 'Domande frequenti',
      paragraphs: [
        'Ho fatto l’identificazione, ma lo stato dice che non ho una registrazione. Dopo una videochiamata può volerci circa un’ora. Controlli di nuovo più tardi.',
        'L’SMS con il collegamento alle condizioni d’uso non è mai arrivato. Non Le serve: accetti le condizioni qui.',
        'Ho dimenticato la mia password. Una nuova password mette fine alla firma qualificata finché non si identifica di nuovo; forse le firme avanzate con codice SMS sono ancora possibili.',
        'Perché le condizioni d’uso sono due? Le une sono per la Svizzera, le altre per l’UE. Da quelle che accetta dipende dove può firmare; consigliamo di accettarle entrambe.',
      ],
    },
    tutorials: {
      title: 'Guide e novità',
      paragraphs: [
        'Le pagine di aiuto dei servizi spiegano ogni passo con immagini.',
      ],
    },
  },
  links: {
    help: 'Centro di assistenza del servizio fiduciario (in inglese)',
    'mobile-id': 'Mobile ID: domande e risposte (in inglese)',
  },
};
