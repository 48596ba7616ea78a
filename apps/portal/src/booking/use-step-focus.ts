import { useEffect } from 'react';

/** The step shown last since the page was loaded; known in the browser only. */
let shown: string | undefined;

/** After a step that came by script no page loads: the title takes the focus, as a new page would. Errors take it themselves. */
export function useStepFocus(step: string): void {
  useEffect(() => {
    const before = shown;
    shown = step;
    if (before === undefined || before === step) return;
    const title = document.querySelector('h1');
    title?.setAttribute('tabindex', '-1');
    title?.focus();
  }, [step]);
}
