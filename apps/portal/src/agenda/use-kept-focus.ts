import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';

/**
 * An agenda changes beneath who works in it: when the control that has the focus goes, it passes to the same appointment, or to the one that took
 * its place. A step that was taken leads to its appointment.
 */
export function useKeptFocus(): void {
  const held = useRef<{ readonly id: string; readonly place: number }>(undefined);
  const { hash, key } = useLocation();

  useEffect(() => {
    const hold = ({ target }: Event): void => {
      const row = target instanceof Element ? target.closest('[data-row]') : null;
      held.current = row ? { id: row.id, place: rows().indexOf(row) } : undefined;
    };
    document.addEventListener('focusin', hold);
    // Who clicks beside leaves it on purpose.
    document.addEventListener('pointerdown', hold);
    return () => {
      document.removeEventListener('focusin', hold);
      document.removeEventListener('pointerdown', hold);
    };
  }, []);

  useEffect(() => {
    if (held.current === undefined || document.activeElement !== document.body) return;
    const all = rows();
    focus(all.find(({ id }) => id === held.current?.id) ?? all[Math.min(held.current.place, all.length - 1)]);
  });

  useEffect(() => {
    if (hash.startsWith('#a-')) focus(document.getElementById(hash.slice(1)));
  }, [hash, key]);
}

function rows(): Element[] {
  return [...document.querySelectorAll('[data-row]')];
}

function focus(row: Element | null | undefined): void {
  row?.querySelector<HTMLElement>('a')?.focus();
}
