import { type RefObject, useEffect, useRef } from 'react';

/** A step that was taken goes, and its button with the focus: that passes to the next step, or to what says that there is none. */
export function useStepsFocus(version: number): RefObject<HTMLElement | null> {
  const box = useRef<HTMLElement>(null);
  const hadFocus = useRef(false);
  useEffect(() => {
    const hold = ({ target }: FocusEvent): void => {
      hadFocus.current = target instanceof Node && box.current?.contains(target) === true;
    };
    document.addEventListener('focusin', hold);
    return () => document.removeEventListener('focusin', hold);
  }, []);
  useEffect(() => {
    if (!hadFocus.current || document.activeElement !== document.body) return;
    (box.current?.querySelector<HTMLElement>('button') ?? box.current)?.focus();
  }, [version]);
  return box;
}
