import { type ReactNode, useEffect } from 'react';
import { useLocalPath } from '../i18n/use-messages.js';
import type { RoomDoorView } from './room-door.server.js';
import { fill } from './room-texts.js';

/** A moment later than the door opens. */
const AFTER_MS = 1500;
/** Browsers count no further. */
const LONGEST_MS = 2_147_483_647;

/** The room cannot be entered: when it can, or why it will not be. */
export function DoorView({ view: { texts, door, opensAt, opensInMs, day, now } }: { readonly view: RoomDoorView }): ReactNode {
  const path = useLocalPath();
  const state = door === 'OPEN' ? 'OVER' : door;
  useEffect(() => {
    // By the service's clock: how long from when it was asked, whatever this browser's own says.
    if (state !== 'NOT_YET') return undefined;
    const timer = setTimeout(() => location.reload(), Math.min(LONGEST_MS, opensInMs + AFTER_MS));
    return () => clearTimeout(timer);
  }, [state, opensInMs]);
  return (
    <div className="casa-room-view">
      <h2>{texts.door[state]}</h2>
      <p>{fill(texts.door[`${state}_text`], { time: opensAt, day })}</p>
      <p>{fill(texts.door.serverTime, { time: now })}</p>
      {state !== 'NOT_YET' && (
        <a className="btn btn-outline-primary" href={path('/prenota')}>
          {texts.door.book}
        </a>
      )}
    </div>
  );
}
