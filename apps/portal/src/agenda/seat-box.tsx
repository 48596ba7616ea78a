import type { ReactNode } from 'react';
import { Form } from 'react-router';
import type { SeatView } from './agenda-view.server.js';
import { useShortcut } from './shortcuts.js';

interface SeatBoxProps {
  readonly seat: SeatView;
  readonly texts: { readonly seat: string; readonly leave: string };
}

/** Where the operator sits: whom they call comes there. */
export function SeatBox({ seat: { text, isSeated, choices }, texts }: SeatBoxProps): ReactNode {
  const shortcut = useShortcut();
  return (
    <div className="casa-seat">
      <p>{text}</p>
      {/* Who sits nowhere yet sees the desks at once; a new key: sitting down closes it. */}
      <details open={!isSeated} key={String(isSeated)}>
        <summary {...shortcut('p')}>{texts.seat}</summary>
        <ul>
          {choices.map(({ deskId, label, note, intent }) => (
            <li key={deskId}>
              <Form method="post" preventScrollReset discover="none">
                <input type="hidden" name="sportello" value={deskId} />
                <button type="submit" name="intent" value={intent} className="btn btn-outline-primary">
                  {label}
                </button>
              </Form>{' '}
              {note}
            </li>
          ))}
        </ul>
        {isSeated && (
          <Form method="post" preventScrollReset discover="none">
            <button type="submit" name="intent" value="leave" className="btn btn-outline-primary">
              {texts.leave}
            </button>
          </Form>
        )}
      </details>
    </div>
  );
}
