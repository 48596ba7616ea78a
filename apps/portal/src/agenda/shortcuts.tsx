import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';

const STORED = 'casa-agenda-tasti';
const SHORTCUT = /^[a-z?,.]$/;
const LETTERS: Readonly<Record<string, number>> = { j: 1, k: -1 };
const ARROWS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

const AreOn = createContext(false);

/** Says that a key presses this control, while keys do: it is found again by what is said, and the style sheet writes it on the control. */
export function useShortcut(): (key: string | undefined) => { readonly 'aria-keyshortcuts'?: string } {
  const areOn = useContext(AreOn);
  return (key) => (areOn && key !== undefined ? { 'aria-keyshortcuts': key } : {});
}

export interface ShortcutTexts {
  readonly title: string;
  readonly lead: string;
  readonly on: string;
  readonly off: string;
  readonly isOff: string;
  readonly list: readonly (readonly string[])[];
}

/** Single letters that press the controls inside, with their list and the switch for who is disturbed by them (WCAG 2.1.4). */
export function Shortcuts({ texts, children }: { readonly texts: ShortcutTexts; readonly children: ReactNode }): ReactNode {
  // Undefined where no script runs: there nothing listens to keys.
  const [choice, setOn] = useState<boolean>();
  const areOn = choice === true;
  useEffect(() => setOn(localStorage.getItem(STORED) !== 'no'), []);
  useKeys(areOn);
  const toggle = (): void => {
    localStorage.setItem(STORED, areOn ? 'no' : 'si');
    setOn(!areOn);
  };
  return (
    <AreOn value={areOn}>
      {children}
      {choice !== undefined && (
        <details className="casa-keys">
          <HelpSummary title={texts.title} />
          <p>{areOn ? texts.lead : texts.isOff}</p>
          <dl>
            {texts.list.map(([key = '', what = '']) => (
              <div key={key}>
                <dt>
                  <kbd className="casa-key">{key}</kbd>
                </dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
          <button type="button" className="btn btn-outline-primary" onClick={toggle}>
            {areOn ? texts.off : texts.on}
          </button>
        </details>
      )}
    </AreOn>
  );
}

function HelpSummary({ title }: { readonly title: string }): ReactNode {
  const shortcut = useShortcut();
  return <summary {...shortcut('?')}>{title}</summary>;
}

function useKeys(areOn: boolean): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const isDone = pressed(event.key, areOn);
      if (isDone) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [areOn]);
}

/** @returns whether the key did something */
function pressed(key: string, areOn: boolean): boolean {
  const row = document.activeElement?.closest('[data-row]');
  // Arrows scroll the page, except among appointments.
  const by = (areOn ? LETTERS[key] : undefined) ?? (row ? ARROWS[key] : undefined);
  if (by !== undefined) return go(row, by);
  if (!areOn || !SHORTCUT.test(key)) return false;
  const control = controlsOf(row ?? document, key).find((one) => row || !one.closest('[data-row]')) ?? pageControl(key);
  if (!control) return false;
  // The help and the desk open where they are, and stay open: the focus goes there.
  control.focus();
  if (control.parentElement?.matches('details[open]') !== true) control.click();
  return true;
}

function pageControl(key: string): HTMLElement | undefined {
  return controlsOf(document, key).find((one) => !one.closest('[data-row]'));
}

function controlsOf(part: ParentNode, key: string): HTMLElement[] {
  return [...part.querySelectorAll<HTMLElement>(`[aria-keyshortcuts="${key}"]`)];
}

/** The focus goes to the appointment after or before; to the first from elsewhere. */
function go(row: Element | null | undefined, by: number): boolean {
  const rows = [...document.querySelectorAll('[data-row]')];
  const next = rows[row ? rows.indexOf(row) + by : 0];
  const link = next?.querySelector<HTMLElement>('a');
  link?.focus();
  return link !== undefined && link !== null;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));
}
