import type { Route } from './+types/settings-start.js';
import { openSettings } from '../../settings/settings-office.server.js';

export function loader({ context, url }: Route.LoaderArgs): Promise<Response> {
  return openSettings(context, url.searchParams.get('ufficio'));
}

/** Only there so that a failure is a page of the site. */
export default function SettingsStart(): null {
  return null;
}
