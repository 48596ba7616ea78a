import type { ReactNode } from 'react';
import type { RoomViewProps } from './room-view-props.js';
import { Picture } from './picture.js';

/** In the waiting room: what happens next. */
export function WaitingView({ view: { texts }, state, session, own, heading }: RoomViewProps): ReactNode {
  const { waiting, check, call } = texts;
  const isOperatorThere = state.people.some(
    ({ role, state: where, isPresent }) => role === 'OPERATOR' && where === 'ADMITTED' && isPresent,
  );
  return (
    <div className="casa-room-view">
      <h2 ref={heading} tabIndex={-1}>
        {waiting.title}
      </h2>
      <p>{waiting.lead}</p>
      <p role="status">{isOperatorThere ? waiting.operatorThere : waiting.operatorNotYet}</p>
      <p>{waiting.meanwhile}</p>
      <div className="casa-room-check">
        <Picture stream={own.preview} label={check.preview} isOwn>
          {!own.on.video && <span>{call.noPicture}</span>}
        </Picture>
      </div>
      <button type="button" className="btn btn-outline-danger" onClick={() => void session.leave()}>
        {waiting.leave}
      </button>
    </div>
  );
}
