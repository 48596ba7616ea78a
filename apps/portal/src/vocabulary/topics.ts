import type { Language } from '../i18n/language.js';
import { slugOf } from './slug.js';

/** The 64 topics of the Modello Comuni as the catalogue writes them, with their English names. */
const TOPICS: Readonly<Record<string, string>> = {
  "accesso all'informazione": 'Access to information',
  acqua: 'Water',
  agricoltura: 'Agriculture',
  anagrafe: 'Registry office',
  'animale domestico': 'Pets',
  aria: 'Air',
  'assistenza agli invalidi': 'Help for disabled people',
  'assistenza sociale': 'Social care',
  associazioni: 'Associations',
  bilancio: 'Budget',
  'commercio al minuto': 'Retail trade',
  "commercio all'ingrosso": 'Wholesale trade',
  'commercio ambulante': 'Street trading',
  'comunicazione istituzionale': 'Institutional communication',
  'comunicazione politica': 'Political communication',
  concorsi: 'Public competitions',
  'covid-19': 'Covid-19',
  elezioni: 'Elections',
  'energie rinnovabili': 'Renewable energy',
  estero: 'Abroad',
  foreste: 'Forests',
  'formazione professionale': 'Vocational training',
  gemellaggi: 'Twinning',
  'gestione rifiuti': 'Waste',
  giustizia: 'Justice',
  'igiene pubblica': 'Public hygiene',
  immigrazione: 'Immigration',
  imposte: 'Taxes',
  imprese: 'Businesses',
  inquinamento: 'Pollution',
  'integrazione sociale': 'Social integration',
  'isolamento termico': 'Thermal insulation',
  istruzione: 'Education',
  lavoro: 'Work',
  matrimonio: 'Marriage',
  mercato: 'Market',
  'mobilità sostenibile': 'Sustainable mobility',
  morte: 'Death',
  nascita: 'Birth',
  parcheggi: 'Parking',
  'patrimonio culturale': 'Cultural heritage',
  pesca: 'Fishing',
  'piano di sviluppo': 'Development plan',
  'pista ciclabile': 'Cycle path',
  PNRR: 'Recovery plan (PNRR)',
  'politica commerciale': 'Trade policy',
  polizia: 'Police',
  'prodotti alimentari': 'Food',
  'protezione civile': 'Civil protection',
  residenza: 'Residence',
  'risposta alle emergenze': 'Emergency response',
  'sistema giuridico': 'Legal system',
  'spazio verde': 'Green spaces',
  sport: 'Sport',
  'sviluppo sostenibile': 'Sustainable development',
  'tassa sui servizi': 'Service tax',
  'tempo libero': 'Leisure',
  'trasparenza amministrativa': 'Administrative transparency',
  'trasporto pubblico': 'Public transport',
  turismo: 'Tourism',
  urbanizzazione: 'Urban development',
  viaggi: 'Travel',
  'zone pedonali': 'Pedestrian zones',
  ZTL: 'Limited traffic zones (ZTL)',
};

const BY_SLUG = new Map(Object.keys(TOPICS).map((topic) => [slugOf(topic), topic]));

/** Every topic's address part, in the vocabulary's order. */
export const TOPIC_SLUGS: readonly string[] = [...BY_SLUG.keys()];

/** The topic as the catalogue writes it. */
export function topicOfSlug(slug: string): string | undefined {
  return BY_SLUG.get(slug);
}

/** Address of a topic of the catalogue; `undefined` for a word outside the vocabulary. */
export function topicPath(topic: string): string | undefined {
  const slug = slugOf(topic);
  return BY_SLUG.has(slug) ? `/argomenti/${slug}` : undefined;
}

export function topicName(topic: string, language: Language): string {
  const name = language === 'it' ? topic : (TOPICS[topic] ?? topic);
  return name.charAt(0).toUpperCase() + name.slice(1);
}
