import { Outlet } from 'react-router';
import type { ReactNode } from 'react';
import type { Route } from './+types/person-pages.js';
import { loginNeeded } from '../../api/login-needed.server.js';
import { portalRequestContext } from '../../site/portal-request.server.js';
import { siteContext } from '../../site/site.server.js';

/** The pages below want to know who asks. */
export const middleware: Route.MiddlewareFunction[] = [
  ({ context, url }, next) => {
    if (context.get(siteContext).person === undefined) throw loginNeeded(context.get(portalRequestContext), url);
    return next();
  },
];

export default function PersonPages(): ReactNode {
  return <Outlet />;
}
