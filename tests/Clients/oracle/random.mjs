/** Random choices that are the same for the same seed, on every machine. */
export class Random {
  #state;

  constructor(seed) {
    this.#state = seed >>> 0;
  }

  /** An unsigned integer of 32 bits. */
  next() {
    this.#state = (this.#state + 0x9e3779b9) >>> 0;
    let z = this.#state;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return (z ^ (z >>> 16)) >>> 0;
  }

  /** From 0 to below `limit`. */
  below(limit) {
    return this.next() % limit;
  }

  /** True with this probability. */
  chance(probability) {
    return this.next() / 2 ** 32 < probability;
  }

  /** One of the items; undefined if there is none. */
  pick(items) {
    return items[this.below(Math.max(items.length, 1))];
  }

  /** The items in another order. */
  shuffle(items) {
    const result = [...items];
    for (let i = result.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      [result[i], result[j]] = [result[j], result[i]];
    }
    return result;
  }
}
