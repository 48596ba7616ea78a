import type { LocalMedia, LocalMediaState } from './call/local-media.js';
import type { RoomDoorView } from './room-door.server.js';
import type { RoomSession } from './room-session.js';
import type { RoomState } from './room-state.js';

/** What runs as long as the page of a room is open. */
export interface RoomParts {
  readonly media: LocalMedia;
  readonly session: RoomSession;
}

/** What the views of a room are given. */
export interface RoomViewProps extends RoomParts {
  readonly view: RoomDoorView;
  readonly state: RoomState;
  readonly own: LocalMediaState;
  /** For the view's title: it gets the focus when the view is new. */
  readonly heading: (title: HTMLHeadingElement | null) => void;
}
