import { describe, expect, it, vi } from 'vitest';
import { Outlet } from './outlet.js';

describe('an outlet', () => {
  it('gives events in order, to whoever waits and to whoever comes later', async () => {
    const outlet = new Outlet<number>();
    const first = outlet.next();
    outlet.put(1);
    outlet.put(2);
    outlet.put(3);
    expect(await first).toEqual({ value: 1, done: false });
    expect(await outlet.next()).toEqual({ value: 2, done: false });
    expect(await outlet.next()).toEqual({ value: 3, done: false });
  });

  it('makes one event of those that wait, when it knows how', async () => {
    const outlet = new Outlet<readonly string[]>({ merge: (waiting, next) => [...waiting, ...next] });
    outlet.put(['a']);
    outlet.put(['b']);
    outlet.put(['c']);
    expect(await outlet.next()).toEqual({ value: ['a', 'b', 'c'], done: false });
  });

  it('ends for whoever waits, once, and takes nothing afterwards', async () => {
    const onEnd = vi.fn();
    const outlet = new Outlet<number>({ onEnd });
    const waiting = outlet.next();
    await outlet.return();
    outlet.end();
    outlet.put(1);
    expect(await waiting).toEqual({ value: undefined, done: true });
    expect(await outlet.next()).toEqual({ value: undefined, done: true });
    expect(onEnd).toHaveBeenCalledTimes(1);
  });

  it('lets go a listener that takes nothing', () => {
    const onEnd = vi.fn();
    const outlet = new Outlet<number>({ onEnd });
    for (let event = 0; event <= 1000; event += 1) outlet.put(event);
    expect(onEnd).toHaveBeenCalledTimes(1);
  });
});
