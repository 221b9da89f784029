import {own} from '../api/own.js';
import {countriesIn, type NameCountry} from './countries.js';

/** Those that people here have most to do with, as browsers do not know Romansh. */
const names: Record<string, string> = {
  AD: 'Andorra',
  AL: 'Albania',
  AT: 'Austria',
  AU: 'Australia',
  BA: 'Bosnia ed Erzegovina',
  BE: 'Belgia',
  BG: 'Bulgaria',
  BY: 'Belarus',
  CA: 'Canada',
  CH: 'Svizra',
  CY: 'Cipra',
  CZ: 'Tschechia',
  DE: 'Germania',
  DK: 'Danemarc',
  EE: 'Estonia',
  ES: 'Spagna',
  FI: 'Finlanda',
  FR: 'Frantscha',
  GB: 'Reginavel Unì',
  GR: 'Grezia',
  HR: 'Croazia',
  HU: 'Ungaria',
  IE: 'Irlanda',
  IS: 'Islanda',
  IT: 'Italia',
  LI: 'Liechtenstein',
  LT: 'Lituania',
  LU: 'Luxemburg',
  LV: 'Lettonia',
  MC: 'Monaco',
  MD: 'Moldavia',
  ME: 'Montenegro',
  MK: 'Macedonia dal Nord',
  MT: 'Malta',
  NL: 'Pajais Bass',
  NO: 'Norvegia',
  PL: 'Pologna',
  PT: 'Portugal',
  RO: 'Rumenia',
  RS: 'Serbia',
  RU: 'Russia',
  SE: 'Svezia',
  SI: 'Slovenia',
  SK: 'Slovachia',
  SM: 'Son Marin',
  TR: 'Tirchia',
  UA: 'Ucraina',
  US: 'Stadis Unids da l’America',
  VA: 'Citad dal Vatican',
  XK: 'Cosovo',
};

/** Those that read Romansh read German too. */
const inGerman = countriesIn('de-CH', 'Schweiz Liechtenstein Deutschland Österreich Frankreich Italien');

/** Countries by their Romansh names; the others by their German ones. */
export const countryInRomansh: NameCountry = country => own(names, country) ?? inGerman(country);
