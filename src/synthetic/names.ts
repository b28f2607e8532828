import { Random } from './random.ts';

/** Keeps the stream of names apart from every other draw. */
const PURPOSE = 7_001;

const GIRLS = [
  'Ada',
  'Bea',
  'Cleo',
  'Dilys',
  'Edie',
  'Fenna',
  'Gwen',
  'Hana',
  'Iola',
  'Juno',
  'Kezia',
  'Lowri',
  'Maisie',
  'Nadia',
  'Orla',
  'Pia',
  'Romy',
  'Safa',
  'Tamsin',
  'Una',
  'Vida',
  'Wren',
  'Yara',
  'Zahra',
] as const;
const BOYS = [
  'Alfie',
  'Bram',
  'Caleb',
  'Dewi',
  'Emre',
  'Finn',
  'Gethin',
  'Hamza',
  'Idris',
  'Jonah',
  'Kofi',
  'Leif',
  'Milo',
  'Noor',
  'Otis',
  'Piotr',
  'Rafe',
  'Silas',
  'Taran',
  'Umar',
  'Vito',
  'Wilf',
  'Yusuf',
  'Zaki',
] as const;
const BEGINNINGS = [
  'Alder',
  'Bracken',
  'Cinder',
  'Dapple',
  'Elder',
  'Fallow',
  'Gorse',
  'Hazel',
  'Ivy',
  'Juniper',
  'Kestrel',
  'Larch',
  'Marram',
  'Nettle',
  'Osier',
  'Pebble',
  'Quill',
  'Rowan',
  'Sorrel',
  'Tansy',
  'Umber',
  'Vetch',
  'Willow',
  'Yarrow',
] as const;
const ENDINGS = [
  'beck',
  'combe',
  'croft',
  'dene',
  'fold',
  'garth',
  'holme',
  'hurst',
  'lea',
  'mere',
  'rigg',
  'shaw',
  'thwaite',
  'wold',
] as const;

/** A name that nobody is known to bear: a plain given name, and a family name made of a plant and a place. */
export interface MadeUpName {
  readonly given: string;
  readonly family: string;
}

/** The same seed, number and sex give the same name. Some children share one; that is so in life too. */
export function nameOf(seed: number, number: number, sex: 'M' | 'F'): MadeUpName {
  const random = new Random(seed, number, PURPOSE);
  const given = random.pick(sex === 'F' ? [...GIRLS] : [...BOYS]);
  return { given, family: `${random.pick([...BEGINNINGS])}${random.pick([...ENDINGS])}` };
}
