/** Kind of the sealed references in the letters about closures. */
export const MOVE_LINK = 'move-proposal';
