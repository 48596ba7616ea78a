import { describe, expect, it } from 'vitest';
import { Dice } from './dice.js';

describe('Dice', () => {
  it('roll the same from the same seed, other numbers from another', () => {
    const rolls = (seed: number) =>
      Array.from(
        { length: 5 },
        (
          (dice) => () =>
            dice.roll()
        )(new Dice(seed)),
      );
    expect(rolls(7)).toEqual(rolls(7));
    expect(rolls(7)).not.toEqual(rolls(8));
  });

  it('spread over what there is to pick', () => {
    const dice = new Dice(72006);
    const picked = Array.from({ length: 300 }, () => dice.pick(['a', 'b', 'c']));
    for (const letter of ['a', 'b', 'c']) expect(picked.filter((found) => found === letter).length).toBeGreaterThan(70);
  });
});
