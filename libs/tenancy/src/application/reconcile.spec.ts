import { expect, it } from 'vitest';
import { reconcile, sum } from './reconcile.js';

interface Row {
  slug: string;
  title: { it: string; en?: string };
  id: number;
}

function run(stored: Row[], wanted: readonly Pick<Row, 'slug' | 'title'>[]) {
  const created: unknown[] = [];
  const removed: unknown[] = [];
  const changes = reconcile({
    stored,
    wanted,
    key: 'slug',
    create: (values) => created.push(values),
    remove: (row) => removed.push(row.id),
  });
  return { changes, created, removed, stored };
}

it('creates, changes and removes by key, and leaves alone what is equal in any order of its properties', () => {
  const { changes, created, removed, stored } = run(
    [
      { slug: 'same', title: { en: 'b', it: 'a' }, id: 1 },
      { slug: 'other', title: { it: 'a', en: 'b' }, id: 2 },
      { slug: 'gone', title: { it: 'a' }, id: 3 },
    ],
    [
      { slug: 'other', title: { it: 'a' } },
      { slug: 'same', title: { it: 'a', en: 'b' } },
      { slug: 'new', title: { it: 'c' } },
    ],
  );
  expect(changes).toEqual({ created: 1, updated: 1, removed: 1 });
  expect(created).toEqual([{ slug: 'new', title: { it: 'c' } }]);
  expect(removed).toEqual([3]);
  expect(stored[1]).toEqual({ slug: 'other', title: { it: 'a' }, id: 2 });
});

it('has nothing to do on equal lists', () => {
  expect(run([{ slug: 'same', title: { it: 'a' }, id: 1 }], [{ slug: 'same', title: { it: 'a' } }]).changes).toEqual(sum([]));
});

it('adds up', () => {
  expect(
    sum([
      { created: 1, updated: 2, removed: 3 },
      { created: 10, updated: 20, removed: 30 },
    ]),
  ).toEqual({ created: 11, updated: 22, removed: 33 });
});
