import { useEffect, useRef } from 'react';

/** After a step sent by script no page loads: the title takes the focus, as a new page would. Errors take it themselves. */
export function useStepFocus(outcome: { readonly step: string }): void {
  const shown = useRef(outcome.step);
  useEffect(() => {
    if (shown.current === outcome.step) return;
    shown.current = outcome.step;
    const title = document.querySelector('h1');
    title?.setAttribute('tabindex', '-1');
    title?.focus();
  }, [outcome.step]);
}
