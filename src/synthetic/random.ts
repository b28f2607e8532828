/** Codes with their weights, which need not add up to anything. */
export type Weights<Code extends string> = { readonly [code in Code]?: number };

/** One of several choices, as likely as its share of all their weights. */
export interface Weighted {
  readonly weight: number;
}

/** A number of days, right-skewed around a median; `spread` is the standard deviation of the logarithm. */
export interface SkewedDays {
  readonly median: number;
  readonly spread: number;
  readonly least: number;
  readonly most: number;
}

/** A range, with its weight among others. */
export interface Band extends Weighted {
  readonly from: number;
  readonly to: number;
}

const NOTHING_TO_CHOOSE = 'A choice needs at least one weight above nothing.';
const UINT32 = 2 ** 32;
/** Draws thrown away after seeding, so that close seeds give unrelated streams. */
const WARM_UP_DRAWS = 12;
/** The sum of this many fractions has a variance of one. */
const FRACTIONS_IN_A_NORMAL = 12;

/**
 * A stream of pseudo-random numbers that depends on nothing but its keys: the same seed and keys give the same stream
 * on every machine, and a stream is never touched by what others draw. The generator is sfc32 (Chris Doty-Humphrey's
 * small fast counting generator). Not for secrets.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  /** Keys are whole numbers from 0 to 2^53: a seed, a child's index, a purpose. */
  constructor(...keys: readonly number[]) {
    let hash = 0x9e3779b9;
    for (const key of keys) hash = mix(mix(hash ^ (key % UINT32)) ^ Math.floor(key / UINT32));
    this.#a = hash;
    this.#b = mix(hash + 0x7f4a7c15);
    this.#c = mix(hash ^ 0x94d049bb);
    for (let draw = 0; draw < WARM_UP_DRAWS; draw++) this.#next();
  }

  #next(): number {
    const result = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + result) | 0;
    return result >>> 0;
  }

  /** At least 0 and less than 1. */
  fraction(): number {
    return this.#next() / UINT32;
  }

  /** A whole number, both ends included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.fraction() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  pick<T>(items: readonly [T, ...T[]]): T {
    return items[Math.floor(this.fraction() * items.length)] ?? items[0];
  }

  /** A code, drawn by its weight. */
  weighted<Code extends string>(weights: Weights<Code>): Code {
    let total = 0;
    for (const code in weights) total += weights[code] ?? 0;
    let left = this.fraction() * total;
    for (const code in weights) {
      left -= weights[code] ?? 0;
      if (left < 0) return code;
    }
    throw new RangeError(NOTHING_TO_CHOOSE);
  }

  /** A choice, drawn by its weight. */
  choose<T extends Weighted>(choices: readonly T[]): T {
    let total = 0;
    for (const { weight } of choices) total += weight;
    let left = this.fraction() * total;
    for (const choice of choices) {
      left -= choice.weight;
      if (left < 0) return choice;
    }
    throw new RangeError(NOTHING_TO_CHOOSE);
  }

  /** Whole days, drawn again where they fall outside the limits. */
  days({ median, spread, least, most }: SkewedDays): number {
    for (;;) {
      const days = Math.round(median * Math.exp(spread * this.#normal()));
      if (days >= least && days <= most) return days;
    }
  }

  #normal(): number {
    let sum = -FRACTIONS_IN_A_NORMAL / 2;
    for (let draw = 0; draw < FRACTIONS_IN_A_NORMAL; draw++) sum += this.fraction();
    return sum;
  }

  /** The wait for something that is as likely on any day as on any other. */
  wait(mean: number): number {
    return -mean * Math.log(1 - this.fraction());
  }
}

/** The finishing step of MurmurHash3: every bit of the input moves every bit of the output. */
function mix(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
