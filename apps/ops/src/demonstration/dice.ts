/** Numbers that look like chance and are the same every time: a linear congruential generator (Numerical Recipes). */
export class Dice {
  constructor(private state: number) {}

  /** At least 0, less than 1. */
  roll(): number {
    this.state = (Math.imul(this.state, 1664525) + 1013904223) >>> 0;
    return this.state / 2 ** 32;
  }

  pick<Item>(items: readonly [Item, ...Item[]]): Item {
    return items[Math.floor(this.roll() * items.length)] ?? items[0];
  }
}
