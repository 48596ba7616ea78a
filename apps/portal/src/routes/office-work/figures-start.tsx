import type { Route } from './+types/figures-start.js';
import { openFigures } from '../../figures/load-figures.server.js';

export function loader({ context, url }: Route.LoaderArgs): Promise<Response> {
  return openFigures(context, url.searchParams.get('ufficio'));
}

/** Only there so that a failure is a page of the site. */
export default function FiguresStart(): null {
  return null;
}
